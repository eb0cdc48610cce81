package dev.pilothouse.engine.definition;

import dev.pilothouse.engine.parameter.Parameter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// A workflow as it was written down: immutable, and checked before it exists (engine-rules 4.6),
/// so tasks have unique names, edges join known tasks, and there is no cycle.
///
/// @param name unique in a data directory
/// @param description for people
/// @param parameters the workflow's own parameters, in the order of the file
/// @param schedule when it starts by itself; null for only when asked
/// @param executionType what a second run does while one goes on
/// @param failureStrategy what the first final failure does
/// @param timeout of a whole run; zero means none
/// @param timeoutStrategy what the run's timeout does
/// @param priority among runs whose tasks wait for a slot
/// @param workerGroup for tasks that name none
/// @param tasks in the order of the file
/// @param edges in the order of the file, without duplicates
public record WorkflowDefinition(
        String name,
        String description,
        List<Parameter> parameters,
        @Nullable ScheduleDefinition schedule,
        ExecutionType executionType,
        FailureStrategy failureStrategy,
        Duration timeout,
        TimeoutStrategy timeoutStrategy,
        Priority priority,
        String workerGroup,
        List<TaskDefinition> tasks,
        List<Edge> edges) {

    public WorkflowDefinition {
        parameters = List.copyOf(parameters);
        tasks = List.copyOf(tasks);
        edges = List.copyOf(edges);
    }
}
