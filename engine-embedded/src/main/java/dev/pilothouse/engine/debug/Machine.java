package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

/// Which of the two state machines an event or a state belongs to.
public enum Machine {
    WORKFLOW,
    TASK;

    /// The machine that handles an event.
    public static Machine of(LifecycleEvent event) {
        return switch (event) {
            case WorkflowLifecycleEvent _ -> WORKFLOW;
            case TaskLifecycleEvent _ -> TASK;
        };
    }
}
