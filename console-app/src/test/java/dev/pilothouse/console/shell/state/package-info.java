/// Tests of what the window remembers.
@NullMarked
package dev.pilothouse.console.shell.state;

import org.jspecify.annotations.NullMarked;
