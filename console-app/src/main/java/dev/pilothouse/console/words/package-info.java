/// What the window says, in every language it speaks.
@NullMarked
package dev.pilothouse.console.words;

import org.jspecify.annotations.NullMarked;
