package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

/// The rulebook: what an event does to a run.
@FunctionalInterface
public interface Rules {

    /// Decides; `at` is the instant of the decision in milliseconds since the epoch. Pure.
    /// **Thread:** any.
    Decision decide(Run run, LifecycleEvent event, long at);

    /// The two state tables.
    static Rules tables() {
        return (run, event, at) ->
                switch (event) {
                    case WorkflowLifecycleEvent e -> WorkflowStateMachine.decide(run, e, at);
                    case TaskLifecycleEvent e -> TaskStateMachine.decide(run, e, at);
                };
    }
}
