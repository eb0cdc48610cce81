/// Tests of the view of a run, most of them without JavaFX.
@NullMarked
package dev.pilothouse.console.debug;

import org.jspecify.annotations.NullMarked;
