package dev.pilothouse.engine.lifecycle;

/// The states of a task node (engine-rules 2). The first three are those of a node without an
/// attempt.
public enum TaskState {
    /// Not reached yet, or never.
    NOT_RUN,
    /// On a branch that was not chosen.
    SKIPPED,
    /// Flag NO: passed over.
    FORBIDDEN,
    /// Has an attempt that waits for a slot, or whose dispatch is under way.
    SUBMITTED,
    /// Waits for its delay.
    DELAYED,
    /// Accepted by an executor, not begun.
    DISPATCHED,
    RUNNING,
    /// The last attempt failed; the next one is due later.
    RETRY_WAIT,
    /// The last attempt was lost with its executor; a new one is on its way.
    FAILOVER,
    PAUSED,
    KILLED,
    FAILED,
    SUCCEEDED,
    /// A person overrode a failure.
    FORCED_SUCCESS;

    /// True if the node, as far as its last attempt goes, is done.
    public boolean isTerminal() {
        return switch (this) {
            case PAUSED, KILLED, FAILED, SUCCEEDED, FORCED_SUCCESS -> true;
            case NOT_RUN,
                    SKIPPED,
                    FORBIDDEN,
                    SUBMITTED,
                    DELAYED,
                    DISPATCHED,
                    RUNNING,
                    RETRY_WAIT,
                    FAILOVER ->
                    false;
        };
    }

    /// True if an executor holds, or may hold, the node's attempt.
    public boolean isInFlight() {
        return this == DISPATCHED || this == RUNNING;
    }
}
