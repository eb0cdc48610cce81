package dev.pilothouse.engine.store;

import dev.pilothouse.engine.lifecycle.WorkflowState;

import java.util.List;
import java.util.Set;

/// Which runs somebody looks for: those for which all of it is true.
///
/// @param states in one of these states; empty for any
/// @param workflow what the workflow's name has in it, in any case; empty for any
/// @param words each of which is in the run's number, its workflow's name or the reason of its
///   state, in any case
/// @param from accepted then or later, in milliseconds since the epoch
/// @param until accepted before then
public record RunQuery(
        Set<WorkflowState> states, String workflow, List<String> words, long from, long until) {

    /// Every run.
    public static final RunQuery ALL = new RunQuery(Set.of(), "", List.of(), 0, Long.MAX_VALUE);

    public RunQuery {
        states = Set.copyOf(states);
        words = List.copyOf(words);
    }
}
