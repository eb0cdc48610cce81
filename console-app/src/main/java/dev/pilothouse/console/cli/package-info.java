/// The commands of `pilothouse`: what they take, what they print, and the exit codes they end with.
@NullMarked
package dev.pilothouse.console.cli;

import org.jspecify.annotations.NullMarked;
