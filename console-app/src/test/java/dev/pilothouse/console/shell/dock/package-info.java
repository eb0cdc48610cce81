/// Tests of the dock.
@NullMarked
package dev.pilothouse.console.shell.dock;

import org.jspecify.annotations.NullMarked;
