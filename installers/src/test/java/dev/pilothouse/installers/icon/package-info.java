/// Tests of the icon.
@NullMarked
package dev.pilothouse.installers.icon;

import org.jspecify.annotations.NullMarked;
