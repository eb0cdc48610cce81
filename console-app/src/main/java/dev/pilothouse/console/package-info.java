/// The console application: the command line, the workbench, and the wiring of both.
@NullMarked
package dev.pilothouse.console;

import org.jspecify.annotations.NullMarked;
