package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.NodeSelection;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.graph.WorkflowGraph;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.EndMark;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.StoredRun;

/// Builds runs: new ones from a definition and a selection, old ones from their rows. Nodes that
/// were passed over have no row: that they were follows from the rows of the others.
public final class RunLoader {

    private RunLoader() {}

    /// A run that has done nothing. **Failure:**
    /// [dev.pilothouse.engine.graph.UnknownStartNodesException].
    public static Run fresh(RunIdentity identity, WorkflowDefinition definition) {
        WorkflowGraph graph = WorkflowGraph.of(definition);
        NodeSelection selection =
                NodeSelection.of(
                        graph, identity.options().startNodes(), identity.options().dependency());
        return Run.submitted(identity, ExecutionPlan.of(definition, selection.tasks()));
    }

    /// A run as its rows say.
    static Run loaded(StoredRun stored, WorkflowDefinition definition) {
        Run run = fresh(stored.identity(), definition).with(new Change.RunChanged(stored.status()));
        for (AttemptRow row : stored.attempts()) {
            Mark mark =
                    row.ended() && row.nodeState().isTerminal()
                            ? EndMark.of(run.graph(), row.node(), row.nodeState(), row.attempt())
                            : Mark.ACTIVE;
            run =
                    run.with(
                            new Change.TaskChanged(
                                    row.node(), row.nodeState(), mark, row.attempt()));
        }
        return passedOver(run);
    }

    private static Run passedOver(Run run) {
        Run walked = run;
        for (int node : WorkflowGraph.of(run.graph().plan().definition()).topologicalOrder()) {
            WorkflowExecutionGraph graph = walked.graph();
            TaskExecution execution = graph.node(node);
            if (graph.plan().isSelected(node)
                    && execution.mark() == Mark.WAITING
                    && graph.isTriggerConditionMet(node)
                    && walked.status().startedAt() > 0) {
                if (graph.isAllPredecessorsSkipped(node)) {
                    walked = walked.with(passed(node, TaskState.SKIPPED, Mark.SKIPPED));
                } else if (graph.isForbidden(node)) {
                    walked = walked.with(passed(node, TaskState.FORBIDDEN, Mark.PASSED));
                }
            }
        }
        return walked;
    }

    private static Change passed(int node, TaskState state, Mark mark) {
        return new Change.TaskChanged(node, state, mark, null);
    }
}
