/// Tests of the time in a run.
@NullMarked
package dev.pilothouse.console.time;

import org.jspecify.annotations.NullMarked;
