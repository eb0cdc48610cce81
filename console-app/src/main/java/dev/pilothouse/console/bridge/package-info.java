/// The one bridge from the engine's threads to the JavaFX thread: conflated, at most once a frame.
@NullMarked
package dev.pilothouse.console.bridge;

import org.jspecify.annotations.NullMarked;
