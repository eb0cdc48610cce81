/// Tests of workers.
@NullMarked
package dev.pilothouse.engine.worker;

import org.jspecify.annotations.NullMarked;
