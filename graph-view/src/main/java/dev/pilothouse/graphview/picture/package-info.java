/// Pictures of nodes, scenes and graphs as PNG files, without AWT.
@NullMarked
package dev.pilothouse.graphview.picture;

import org.jspecify.annotations.NullMarked;
