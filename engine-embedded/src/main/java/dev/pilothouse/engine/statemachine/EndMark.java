package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.lifecycle.TaskState;

import org.jspecify.annotations.Nullable;

/// The mark that a node gets when its topology step is handled: how its end counts for its chain.
public final class EndMark {

    private EndMark() {}

    /// The mark of a node that has ended in `state` with `attempt`. **Failure:**
    /// [IllegalStateException] if it has not ended.
    public static Mark of(
            WorkflowExecutionGraph graph,
            int node,
            TaskState state,
            @Nullable TaskAttempt attempt) {
        return switch (state) {
            case SUCCEEDED, FORCED_SUCCESS -> Mark.ENDED;
            case SKIPPED -> Mark.SKIPPED;
            case FORBIDDEN -> Mark.PASSED;
            case PAUSED -> Mark.CHAIN_PAUSED;
            case KILLED -> wasKilledFromOutside(attempt) ? failed(graph, node) : Mark.CHAIN_KILLED;
            case FAILED -> failed(graph, node);
            case NOT_RUN, SUBMITTED, DELAYED, DISPATCHED, RUNNING, RETRY_WAIT, FAILOVER ->
                    throw new IllegalStateException(
                            "Expected node " + node + " to have ended, but it is " + state);
        };
    }

    /// A failure is no failure of its chain where only CONDITIONS tasks follow: they decide by it
    /// (engine-rules 4.4).
    private static Mark failed(WorkflowExecutionGraph graph, int node) {
        return graph.isAllSuccessorsConditionTasks(node) ? Mark.ENDED : Mark.CHAIN_FAILED;
    }

    private static boolean wasKilledFromOutside(@Nullable TaskAttempt attempt) {
        return attempt != null && attempt.killCause() == null;
    }
}
