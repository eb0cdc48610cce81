package dev.pilothouse.engine.lifecycle;

/// Why an attempt was asked to end. An attempt that ends as killed without a cause was killed from
/// outside.
public enum KillCause {
    /// The run is being stopped.
    STOP,
    /// The attempt ran longer than its timeout: it counts as failed.
    TIMEOUT,
    /// Another task failed and the run's failure strategy is END.
    FAILURE_STRATEGY,
    /// A person asked for this one task.
    USER
}
