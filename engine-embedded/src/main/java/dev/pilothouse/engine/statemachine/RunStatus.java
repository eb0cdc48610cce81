package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.lifecycle.WorkflowState;

/// What changes about a run as a whole.
///
/// @param state its state
/// @param startedAt when its first event was handled, in milliseconds since the epoch; 0 for not
///   yet
/// @param endedAt when it ended; 0 for not yet
/// @param reason why it is in its state, for a person; empty if there is nothing to say
/// @param timedOut true if it lasted longer than its timeout and the timeout ends it
/// @param broken true if an event of it could not be handled: it can only fail, or be stopped
public record RunStatus(
        WorkflowState state,
        long startedAt,
        long endedAt,
        String reason,
        boolean timedOut,
        boolean broken) {

    /// Of a run that was accepted.
    public static final RunStatus SUBMITTED =
            new RunStatus(WorkflowState.SUBMITTED, 0, 0, "", false, false);

    /// The same in another state.
    public RunStatus in(WorkflowState newState, String newReason) {
        return new RunStatus(newState, startedAt, endedAt, newReason, timedOut, broken);
    }

    /// The same, begun.
    public RunStatus startedAt(long at) {
        return new RunStatus(WorkflowState.RUNNING, at, 0, "", timedOut, broken);
    }

    /// The same, ended.
    public RunStatus ended(WorkflowState end, String newReason, long at) {
        return new RunStatus(end, startedAt, at, newReason, timedOut, broken);
    }

    /// The same, over its time.
    public RunStatus outOfTime(WorkflowState newState, String newReason) {
        return new RunStatus(newState, startedAt, endedAt, newReason, true, broken);
    }

    /// The same, with an event that could not be handled.
    public RunStatus broken(String newReason) {
        return new RunStatus(state, startedAt, endedAt, newReason, timedOut, true);
    }
}
