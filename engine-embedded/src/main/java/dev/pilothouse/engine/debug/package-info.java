/// The debugger's seat inside the buses: what stops a run before an event, and why.
@NullMarked
package dev.pilothouse.engine.debug;

import org.jspecify.annotations.NullMarked;
