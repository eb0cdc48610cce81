package dev.pilothouse.engine.eventbus;

/// Port: what time it is for the engine.
///
/// **Contract:** never goes back, not even when somebody sets the machine's clock: delays and
/// timeouts are measured with it.
@FunctionalInterface
public interface EngineClock {

    /// Milliseconds since the epoch, UTC. **Thread:** any.
    long millis();

    /// The machine's clock when this was called, moved on by the monotonic clock since then.
    static EngineClock monotonic() {
        long wall = System.currentTimeMillis();
        long start = System.nanoTime();
        return () -> wall + (System.nanoTime() - start) / 1_000_000;
    }
}
