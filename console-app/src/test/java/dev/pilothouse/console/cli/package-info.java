/// Tests of the commands.
@NullMarked
package dev.pilothouse.console.cli;

import org.jspecify.annotations.NullMarked;
