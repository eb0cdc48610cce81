/// Tests of the commands that act on a running console.
@NullMarked
package dev.pilothouse.console.cli.control;

import org.jspecify.annotations.NullMarked;
