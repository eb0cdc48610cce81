/// How states look: families, glyphs, borders and colour tokens; free of JavaFX.
@NullMarked
package dev.pilothouse.graphview.look;

import org.jspecify.annotations.NullMarked;
