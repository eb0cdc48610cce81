/// Tests: One bus, its order, its gate, and its fire workers.
@NullMarked
package dev.pilothouse.engine.eventbus;

import org.jspecify.annotations.NullMarked;
