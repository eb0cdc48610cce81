/// The [dev.pilothouse.graphview.paint.Ink] that draws on a JavaFX canvas.
@NullMarked
package dev.pilothouse.graphview.canvas;

import org.jspecify.annotations.NullMarked;
