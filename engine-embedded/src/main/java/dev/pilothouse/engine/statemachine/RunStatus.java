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
/// @param hard true if executors are to end its attempts without asking them first
/// @param round the how-many-th time it is being run
public record RunStatus(
        WorkflowState state,
        long startedAt,
        long endedAt,
        String reason,
        boolean timedOut,
        boolean broken,
        boolean hard,
        RunRound round) {

    /// Of a run that was accepted.
    public static final RunStatus SUBMITTED =
            new RunStatus(WorkflowState.SUBMITTED, 0, 0, "", false, false, false, RunRound.FIRST);

    /// How often it was started: 1 for a run that was never rerun or recovered.
    public int runTimes() {
        return round.number();
    }

    /// When its current round began; 0 for not yet.
    public long roundStartedAt() {
        return round.startedAt() == 0 ? startedAt : round.startedAt();
    }

    /// The same in another state.
    public RunStatus in(WorkflowState newState, String newReason) {
        return new RunStatus(
                newState, startedAt, endedAt, newReason, timedOut, broken, hard, round);
    }

    /// The same, begun.
    public RunStatus startedAt(long at) {
        return new RunStatus(WorkflowState.RUNNING, at, 0, "", timedOut, broken, hard, round);
    }

    /// The same, begun again: nothing of how the round before went counts any more.
    public RunStatus startedAgain(RunRound newRound) {
        return new RunStatus(
                WorkflowState.RUNNING,
                startedAt == 0 ? newRound.startedAt() : startedAt,
                0,
                "",
                false,
                false,
                false,
                newRound);
    }

    /// The same, ended.
    public RunStatus ended(WorkflowState end, String newReason, long at) {
        return new RunStatus(end, startedAt, at, newReason, timedOut, broken, hard, round);
    }

    /// The same, over its time.
    public RunStatus outOfTime(WorkflowState newState, String newReason) {
        return new RunStatus(newState, startedAt, endedAt, newReason, true, broken, hard, round);
    }

    /// The same, with an event that could not be handled.
    public RunStatus broken(String newReason) {
        return new RunStatus(state, startedAt, endedAt, newReason, timedOut, true, hard, round);
    }

    /// The same, being stopped without asking its attempts first.
    public RunStatus beingKilled(String newReason) {
        return new RunStatus(
                WorkflowState.READY_STOP,
                startedAt,
                endedAt,
                newReason,
                timedOut,
                broken,
                true,
                round);
    }
}
