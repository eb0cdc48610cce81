package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.RunScope;

/// The how-many-th time a run is being run, and what this time is about. Every rerun and every
/// recovery begins a new round.
///
/// @param number from 1 (the reference's `run_times`)
/// @param startedAt when the round began, in milliseconds since the epoch; 0 for the first round,
///   which begins with the run
/// @param firstAttempt attempts with this number and above were made in the round
/// @param scope the part of the run that the round is about
public record RunRound(int number, long startedAt, int firstAttempt, RunScope scope) {

    /// The first.
    public static final RunRound FIRST = new RunRound(1, 0, 1, RunScope.WHOLE);
}
