/// The drawing itself, spoken to an [dev.pilothouse.graphview.paint.Ink] so that screen, PNG and
/// SVG show the same.
@NullMarked
package dev.pilothouse.graphview.paint;

import org.jspecify.annotations.NullMarked;
