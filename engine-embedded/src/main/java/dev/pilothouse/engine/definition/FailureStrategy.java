package dev.pilothouse.engine.definition;

/// What the first final failure of a task does to the rest of the run (engine-rules 5).
public enum FailureStrategy {
    /// Other branches go on; the run fails at the end.
    CONTINUE,
    /// Nothing new starts, running siblings are killed.
    END
}
