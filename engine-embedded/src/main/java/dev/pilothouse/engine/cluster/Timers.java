package dev.pilothouse.engine.cluster;

/// Port: does something later.
@FunctionalInterface
public interface Timers {

    /// Runs `errand` once, on a thread of the member's own, after this many milliseconds.
    void in(long milliseconds, Runnable errand);
}
