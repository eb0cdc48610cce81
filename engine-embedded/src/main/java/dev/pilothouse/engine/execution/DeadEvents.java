package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

/// What follows from an event that could not be handled: its node fails with the reason, or else
/// its run does; both stay stoppable (engine-rules 3.4).
final class DeadEvents {

    private DeadEvents() {}

    /// The event that takes the place of a dead one; null if the run has ended anyway, or if it was
    /// the run's failure itself that could not be handled. A run that could not be run again is
    /// left as it had ended.
    static @Nullable LifecycleEvent consequence(Run run, LifecycleEvent dead, String reason) {
        if (run.state().isTerminal()) {
            return dead instanceof WorkflowLifecycleEvent.Finalize
                    ? null
                    : new WorkflowLifecycleEvent.Finalize();
        }
        return switch (dead) {
            case TaskLifecycleEvent.Failed failed ->
                    new WorkflowLifecycleEvent.Failed(reason, failed.node());
            case TaskLifecycleEvent event -> {
                TaskAttempt attempt = run.node(event.node()).attempt();
                yield attempt == null
                        ? new WorkflowLifecycleEvent.Failed(reason, event.node())
                        : new TaskLifecycleEvent.Failed(
                                event.node(), attempt.number(), null, reason);
            }
            case WorkflowLifecycleEvent.TopologyTransition event ->
                    new WorkflowLifecycleEvent.Failed(reason, event.node());
            case WorkflowLifecycleEvent.Failed _ -> null;
            case WorkflowLifecycleEvent _ ->
                    new WorkflowLifecycleEvent.Failed(reason, firstNode(run));
        };
    }

    private static int firstNode(Run run) {
        int[] active = run.graph().activeNodes();
        return active.length == 0 ? 0 : active[0];
    }
}
