package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What must come of a scenario, besides the invariants.
///
/// @param workflow the run's state; null for any end
/// @param tasks what must come of tasks, by name
/// @param started the tasks in the order of their first start; null if that does not matter
/// @param within in milliseconds of virtual time
public record Expectation(
        @Nullable WorkflowState workflow,
        Map<String, OfTask> tasks,
        @Nullable List<String> started,
        long within) {

    /// What must come of a task.
    ///
    /// @param state null for any
    /// @param attempts the states of its attempts, oldest first; null for any
    public record OfTask(@Nullable TaskState state, @Nullable List<TaskState> attempts) {}

    public Expectation {
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /// True if the run is to go on until the time is up.
    boolean isForGoingOn() {
        return workflow != null && !workflow.isTerminal();
    }
}
