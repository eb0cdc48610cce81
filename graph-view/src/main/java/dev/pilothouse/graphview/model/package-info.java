/// What a graph shows: nodes, edges and their marks, as immutable values; free of JavaFX.
@NullMarked
package dev.pilothouse.graphview.model;

import org.jspecify.annotations.NullMarked;
