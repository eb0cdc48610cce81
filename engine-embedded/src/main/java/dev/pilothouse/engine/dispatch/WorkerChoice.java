package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.cluster.Heartbeat;

import java.util.List;

/// Chooses workers for the attempts of one worker group, one after the other.
///
/// **Thread:** one at a time; the owner locks.
public interface WorkerChoice {

    /// A worker that can take an attempt.
    ///
    /// @param name its name
    /// @param heartbeat what it said of itself last
    record Candidate(String name, Heartbeat heartbeat) {}

    /// The name of the chosen one; there is at least one, and no name comes twice.
    String choose(List<Candidate> candidates);

    /// A worker is gone and never comes back under this name.
    default void forget(String worker) {}
}
