/// Draws the program's icon.
@NullMarked
package dev.pilothouse.installers.icon;

import org.jspecify.annotations.NullMarked;
