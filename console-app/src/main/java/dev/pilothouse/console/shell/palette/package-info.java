/// The command palette and the sheet of keys, which lie over the window.
@NullMarked
package dev.pilothouse.console.shell.palette;

import org.jspecify.annotations.NullMarked;
