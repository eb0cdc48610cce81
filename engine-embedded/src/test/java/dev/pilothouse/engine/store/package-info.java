/// Tests: the store by itself, also as several masters use it at the same time.
@NullMarked
package dev.pilothouse.engine.store;

import org.jspecify.annotations.NullMarked;
