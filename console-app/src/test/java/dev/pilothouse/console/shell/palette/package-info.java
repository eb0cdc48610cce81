/// Tests of the palette.
@NullMarked
package dev.pilothouse.console.shell.palette;

import org.jspecify.annotations.NullMarked;
