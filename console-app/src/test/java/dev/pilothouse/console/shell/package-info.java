/// Tests of the window, with a real engine inside it.
@NullMarked
package dev.pilothouse.console.shell;

import org.jspecify.annotations.NullMarked;
