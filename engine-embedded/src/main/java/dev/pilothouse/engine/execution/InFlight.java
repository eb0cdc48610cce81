package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.statemachine.Run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which node an executor's attempt belongs to, so that a report finds its node without a search.
///
/// **Thread:** any.
final class InFlight {

    private final Map<AttemptId, Integer> nodes = new ConcurrentHashMap<>();

    void sent(AttemptId attempt, int node) {
        nodes.put(attempt, node);
    }

    void ended(AttemptId attempt) {
        nodes.remove(attempt);
    }

    /// The node of an attempt of a run; attempts that are not in flight are looked for in the run.
    Optional<Integer> node(Run run, AttemptId attempt) {
        Integer node = nodes.get(attempt);
        return node != null ? Optional.of(node) : run.graph().nodeOfAttempt(attempt.number());
    }
}
