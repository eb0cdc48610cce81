/// Tests of the view of a run, most of them without JavaFX.
@NullMarked
package dev.pilothouse.console.run;

import org.jspecify.annotations.NullMarked;
