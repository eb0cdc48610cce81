/// Tests of the bridge.
@NullMarked
package dev.pilothouse.console.bridge;

import org.jspecify.annotations.NullMarked;
