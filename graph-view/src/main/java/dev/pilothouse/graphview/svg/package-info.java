/// The graph as self-contained SVG text, written without starting JavaFX.
@NullMarked
package dev.pilothouse.graphview.svg;

import org.jspecify.annotations.NullMarked;
