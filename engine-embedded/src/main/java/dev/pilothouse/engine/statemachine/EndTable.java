package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.lifecycle.WorkflowState;

/// How a run ends when nothing is active: the total table of engine-rules 5. A run that is out of
/// time, or that has an event which could not be handled, fails whatever its chains say.
public final class EndTable {

    private EndTable() {}

    /// The state in which a run without an active node ends.
    public static WorkflowState of(Run run) {
        if (run.status().timedOut() || run.status().broken()) {
            return WorkflowState.FAILED;
        }
        WorkflowExecutionGraph graph = run.graph();
        return run.state() == WorkflowState.READY_STOP ? underStop(graph) : otherwise(graph);
    }

    private static WorkflowState underStop(WorkflowExecutionGraph graph) {
        if (graph.existsKilledChain()) {
            return WorkflowState.STOPPED;
        }
        if (graph.existsFailedChain()) {
            return WorkflowState.FAILED;
        }
        return graph.existsPausedChain() ? WorkflowState.STOPPED : WorkflowState.SUCCEEDED;
    }

    private static WorkflowState otherwise(WorkflowExecutionGraph graph) {
        if (graph.existsFailedChain()) {
            return WorkflowState.FAILED;
        }
        if (graph.existsKilledChain()) {
            return WorkflowState.STOPPED;
        }
        return graph.existsPausedChain() ? WorkflowState.PAUSED : WorkflowState.SUCCEEDED;
    }

    /// Why, for a person: the first failed task, or what was asked for.
    static String reason(Run run, WorkflowState end) {
        if (end != WorkflowState.FAILED || run.status().timedOut() || run.status().broken()) {
            return run.status().reason();
        }
        for (int node = 0; node < run.graph().size(); node++) {
            if (run.node(node).mark() == Mark.CHAIN_FAILED) {
                TaskDefinition task = run.graph().plan().task(node);
                return "task '" + task.name() + "' failed";
            }
        }
        return run.status().reason();
    }
}
