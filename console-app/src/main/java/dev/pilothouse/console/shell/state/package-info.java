/// What the window remembers from one day to the next, in a plain file of the data directory.
@NullMarked
package dev.pilothouse.console.shell.state;

import org.jspecify.annotations.NullMarked;
