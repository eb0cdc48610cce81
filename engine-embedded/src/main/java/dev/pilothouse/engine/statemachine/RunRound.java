package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.CommandType;
import dev.pilothouse.engine.graph.RunScope;

import org.jspecify.annotations.Nullable;

/// The how-many-th time a run is being run, and what this time is about. Every rerun and every
/// recovery begins a new round.
///
/// @param number from 1 (the reference's `run_times`)
/// @param startedAt when the round began, in milliseconds since the epoch; 0 for the first round,
///   which begins with the run
/// @param firstAttempt attempts with this number and above were made in the round
/// @param scope the part of the run that the round is about
/// @param command what the round was begun with; null for the first one
public record RunRound(
        int number,
        long startedAt,
        int firstAttempt,
        RunScope scope,
        @Nullable CommandType command) {

    /// The first.
    public static final RunRound FIRST = new RunRound(1, 0, 1, RunScope.WHOLE, null);

    /// True if the round goes on with what the round before it left, child runs included.
    public boolean goesOn() {
        return command == CommandType.START_FAILURE_TASK
                || command == CommandType.RECOVER_SUSPENDED;
    }
}
