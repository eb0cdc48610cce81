package dev.pilothouse.engine.simulation.trial;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.parameter.Parameter;

import java.util.List;

/// Workflows with other tasks.
final class Definitions {

    private Definitions() {}

    static WorkflowDefinition with(
            WorkflowDefinition workflow, List<TaskDefinition> tasks, List<Edge> edges) {
        return with(workflow, workflow.parameters(), workflow.failureStrategy(), tasks, edges);
    }

    /// The same with other parameters and another failure strategy.
    static WorkflowDefinition with(
            WorkflowDefinition workflow, List<Parameter> parameters, FailureStrategy strategy) {
        return with(workflow, parameters, strategy, workflow.tasks(), workflow.edges());
    }

    private static WorkflowDefinition with(
            WorkflowDefinition workflow,
            List<Parameter> parameters,
            FailureStrategy strategy,
            List<TaskDefinition> tasks,
            List<Edge> edges) {
        return new WorkflowDefinition(
                workflow.name(),
                workflow.description(),
                parameters,
                workflow.schedule(),
                workflow.executionType(),
                strategy,
                workflow.timeout(),
                workflow.timeoutStrategy(),
                workflow.priority(),
                workflow.workerGroup(),
                tasks,
                edges);
    }
}
