/// Tests of the texts.
@NullMarked
package dev.pilothouse.console.words;

import org.jspecify.annotations.NullMarked;
