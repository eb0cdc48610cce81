package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.util.List;

/// Workflows with other tasks.
final class Definitions {

    private Definitions() {}

    static WorkflowDefinition with(
            WorkflowDefinition workflow, List<TaskDefinition> tasks, List<Edge> edges) {
        return new WorkflowDefinition(
                workflow.name(),
                workflow.description(),
                workflow.parameters(),
                workflow.schedule(),
                workflow.executionType(),
                workflow.failureStrategy(),
                workflow.timeout(),
                workflow.timeoutStrategy(),
                workflow.priority(),
                workflow.workerGroup(),
                tasks,
                edges);
    }

    /// The same without one task and its edges.
    static WorkflowDefinition without(WorkflowDefinition workflow, String task) {
        return with(
                workflow,
                workflow.tasks().stream().filter(t -> !t.name().equals(task)).toList(),
                workflow.edges().stream()
                        .filter(e -> !e.from().equals(task) && !e.to().equals(task))
                        .toList());
    }
}
