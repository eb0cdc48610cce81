/// Tests: The real engine: its store, its executors, its crashes.
@NullMarked
package dev.pilothouse.engine.execution;

import org.jspecify.annotations.NullMarked;
