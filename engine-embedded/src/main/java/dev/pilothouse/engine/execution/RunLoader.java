package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.NodeSelection;
import dev.pilothouse.engine.graph.WorkflowGraph;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Branches;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.PassedOver;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.StoredRun;

/// Builds runs: new ones from a definition and a selection, old ones from their rows. Nodes that
/// were passed over, and branches that were not chosen, have no row: that follows from the rows of
/// the others.
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
        Run fresh = fresh(stored.identity(), definition);
        Run run = fresh.with(new Change.RunChanged(stored.status()));
        for (AttemptRow row : stored.attempts()) {
            run =
                    run.with(
                            new Change.TaskChanged(
                                    row.node(), row.nodeState(), row.mark(), row.attempt()));
            if (row.superseded()) {
                run = run.with(setBack(row.node()));
            }
        }
        return passedOver(unchosen(run));
    }

    private static Run unchosen(Run run) {
        Run walked = run;
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.node(node).mark().opensSuccessors()) {
                for (int head : Branches.unchosen(walked, node)) {
                    walked = walked.with(passed(head, TaskState.SKIPPED, Mark.WAITING));
                }
            }
        }
        return walked;
    }

    /// A rerun has put the node's attempt into the past.
    private static Change setBack(int node) {
        return new Change.TaskChanged(node, TaskState.NOT_RUN, Mark.WAITING, null);
    }

    private static Run passedOver(Run run) {
        return run.with(PassedOver.changes(run));
    }

    private static Change passed(int node, TaskState state, Mark mark) {
        return new Change.TaskChanged(node, state, mark, null);
    }
}
