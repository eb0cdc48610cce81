/// What a person is told without having asked: runs that end, fail or are held.
@NullMarked
package dev.pilothouse.console.shell.notices;

import org.jspecify.annotations.NullMarked;
