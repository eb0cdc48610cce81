package dev.pilothouse.engine.definition;

/// What a timeout does (engine-rules 6.5).
public enum TimeoutStrategy {
    /// An alert, once.
    WARN,
    /// The attempt is killed and counts as failed with reason "timeout"; retries apply.
    FAILED,
    /// Both.
    WARN_FAILED;

    /// True if the strategy asks for an alert.
    public boolean warns() {
        return this != FAILED;
    }

    /// True if the strategy ends what has timed out.
    public boolean fails() {
        return this != WARN;
    }
}
