package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;

/// An event as scenarios write it: `task/TYPE`, or `TYPE` of the run itself.
///
/// @param task the task; empty for the run
/// @param type the event's name
record EventName(String task, String type) {

    /// The events of tasks.
    static final List<String> OF_TASKS =
            List.of(
                    "START",
                    "DISPATCH",
                    "DISPATCHED",
                    "RUNNING",
                    "TIMEOUT",
                    "RETRY",
                    "PAUSE",
                    "PAUSED",
                    "FAILOVER",
                    "KILL",
                    "KILLED",
                    "SUCCEEDED",
                    "FAILED",
                    "FORCE_SUCCESS",
                    "FORCE_START",
                    "WAKE");

    /// The events of runs.
    static final List<String> OF_RUNS =
            List.of(
                    "START",
                    "TOPOLOGY_LOGICAL_TRANSITION_WITH_TASK_FINISH",
                    "PAUSE",
                    "PAUSED",
                    "STOP",
                    "STOPPED",
                    "KILL",
                    "FORCE_FINALIZE",
                    "SUCCEED",
                    "FAILED",
                    "FINALIZE",
                    "TIMEOUT");

    /// As a scenario writes it.
    String text() {
        return task.isEmpty() ? type : task + "/" + type;
    }

    boolean matches(Run run, LifecycleEvent event) {
        if (!event.type().equals(type)) {
            return false;
        }
        return switch (event) {
            case WorkflowLifecycleEvent _ -> task.isEmpty();
            case TaskLifecycleEvent of -> run.graph().plan().task(of.node()).name().equals(task);
        };
    }
}
