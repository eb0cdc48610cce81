package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;

import java.util.List;

/// Which attempts of a node share their children: one that goes on after it was lost, paused or
/// stopped has those of the attempt before it, so a parent never starts a second child for the same
/// thing (D19). A retry after a failure has children of its own.
public final class Generation {

    private Generation() {}

    /// The number of the first attempt that shares its children with the node's current one.
    public static int of(TaskExecution node) {
        List<TaskAttempt> attempts = node.attempts();
        int first = attempts.size() - 1;
        while (first > 0 && leavesItsChildren(attempts.get(first - 1))) {
            first--;
        }
        return attempts.get(first).number();
    }

    private static boolean leavesItsChildren(TaskAttempt before) {
        return switch (before.state()) {
            case FAILOVER, PAUSED -> true;
            case KILLED -> before.killCause() != null;
            case NOT_RUN,
                    SKIPPED,
                    FORBIDDEN,
                    SUBMITTED,
                    DELAYED,
                    DISPATCHED,
                    RUNNING,
                    RETRY_WAIT,
                    FAILED,
                    SUCCEEDED,
                    FORCED_SUCCESS ->
                    false;
        };
    }
}
