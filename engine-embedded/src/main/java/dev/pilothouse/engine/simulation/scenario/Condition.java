package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

/// What a step waits for; everything that is named must hold at once.
///
/// @param workflow the run is in this state; null for any
/// @param task the task that is looked at; null for none
/// @param is the state of the task; null exactly if `task` is
/// @param at so many milliseconds have passed since the beginning
/// @param event an event that has been handled since the step before; null for none
record Condition(
        @Nullable WorkflowState workflow,
        @Nullable String task,
        @Nullable TaskState is,
        long at,
        @Nullable EventName event) {

    /// True if everything but the event holds; `run` is null as long as nothing of it was handled.
    boolean holds(@Nullable Run run, long elapsed) {
        if (elapsed < at) {
            return false;
        }
        WorkflowState state = run == null ? WorkflowState.SUBMITTED : run.state();
        return (workflow == null || workflow == state) && (task == null || is == state(run, task));
    }

    private static TaskState state(@Nullable Run run, String task) {
        return run == null
                ? TaskState.NOT_RUN
                : run.graph()
                        .nodeOfName(task)
                        .map(node -> run.node(node).state())
                        .orElse(TaskState.NOT_RUN);
    }
}
