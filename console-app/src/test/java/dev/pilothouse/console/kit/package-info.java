/// What the tests share: runs in any state, made by the engine's own rules.
@NullMarked
package dev.pilothouse.console.kit;

import org.jspecify.annotations.NullMarked;
