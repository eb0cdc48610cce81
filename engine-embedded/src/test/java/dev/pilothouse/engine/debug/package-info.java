/// Tests of the debugger.
@NullMarked
package dev.pilothouse.engine.debug;

import org.jspecify.annotations.NullMarked;
