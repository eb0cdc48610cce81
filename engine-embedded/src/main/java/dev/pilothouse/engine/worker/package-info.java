/// The worker's side: takes attempts, runs them, and keeps what became of them until a master has
/// it.
@NullMarked
package dev.pilothouse.engine.worker;

import org.jspecify.annotations.NullMarked;
