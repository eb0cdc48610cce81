package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.graph.WorkflowGraph;
import dev.pilothouse.engine.lifecycle.TaskState;

import java.util.ArrayList;
import java.util.List;

/// The nodes that are reached and never run, because they are forbidden or stand on a branch that
/// was not chosen: that follows from how the others have ended.
public final class PassedOver {

    private PassedOver() {}

    /// What there is to change in a run so that they are passed over, in order.
    public static List<Change> changes(Run run) {
        List<Change> changes = new ArrayList<>();
        if (run.status().startedAt() == 0) {
            return changes;
        }
        Run walked = run;
        for (int node : WorkflowGraph.of(run.graph().plan().definition()).topologicalOrder()) {
            WorkflowExecutionGraph graph = walked.graph();
            TaskExecution execution = graph.node(node);
            if (graph.plan().isSelected(node)
                    && execution.mark() == Mark.WAITING
                    && graph.isTriggerConditionMet(node)) {
                Change change = null;
                if (graph.isSkipped(node) || graph.isAllPredecessorsSkipped(node)) {
                    change = passed(node, TaskState.SKIPPED, Mark.SKIPPED);
                } else if (graph.isForbidden(node)) {
                    change = passed(node, TaskState.FORBIDDEN, Mark.PASSED);
                }
                if (change != null) {
                    changes.add(change);
                    walked = walked.with(change);
                }
            }
        }
        return changes;
    }

    private static Change passed(int node, TaskState state, Mark mark) {
        return new Change.TaskChanged(node, state, mark, null);
    }
}
