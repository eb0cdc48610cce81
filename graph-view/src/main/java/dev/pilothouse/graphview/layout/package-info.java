/// Where nodes and edges lie: the layout port, ELK behind it, and the result; free of JavaFX.
@NullMarked
package dev.pilothouse.graphview.layout;

import org.jspecify.annotations.NullMarked;
