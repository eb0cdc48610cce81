package dev.pilothouse.engine.graph;

/// How far the walk through a run's graph has come at a node. The mark moves when the node's
/// topology step is handled, not when its attempt ends, so a run never finishes with a step pending
/// (engine-rules 4.3).
public enum Mark {
    /// Not reached: a predecessor has not ended, or never will.
    WAITING,
    /// Reached, and its topology step is not handled yet.
    ACTIVE,
    /// Ended; its successors may go on.
    ENDED,
    /// On a branch that was not chosen; its successors may go on, unless all their predecessors are
    /// skipped.
    SKIPPED,
    /// Forbidden; its successors may go on.
    PASSED,
    /// Ended badly: nothing behind it starts.
    CHAIN_FAILED,
    /// Paused: nothing behind it starts in this run, until it is recovered.
    CHAIN_PAUSED,
    /// Killed: nothing behind it starts.
    CHAIN_KILLED;

    /// True if successors may go on as far as this node is concerned.
    public boolean opensSuccessors() {
        return this == ENDED || this == SKIPPED || this == PASSED;
    }
}
