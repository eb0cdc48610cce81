package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;

/// A recorded answer about an attempt that has another number in a branch.
final class Renumbered {

    private Renumbered() {}

    static TaskLifecycleEvent of(TaskLifecycleEvent event, int attempt) {
        return event.attempt() == attempt ? event : renumbered(event, attempt);
    }

    private static TaskLifecycleEvent renumbered(TaskLifecycleEvent event, int attempt) {
        return switch (event) {
            case TaskLifecycleEvent.Dispatch e ->
                    new TaskLifecycleEvent.Dispatch(e.node(), attempt, e.worker());
            case TaskLifecycleEvent.Dispatched e ->
                    new TaskLifecycleEvent.Dispatched(e.node(), attempt, e.host());
            case TaskLifecycleEvent.Running e ->
                    new TaskLifecycleEvent.Running(e.node(), attempt, e.pid(), e.logPath());
            case TaskLifecycleEvent.Timeout e -> new TaskLifecycleEvent.Timeout(e.node(), attempt);
            case TaskLifecycleEvent.Retry e -> new TaskLifecycleEvent.Retry(e.node(), attempt);
            case TaskLifecycleEvent.Paused e -> new TaskLifecycleEvent.Paused(e.node(), attempt);
            case TaskLifecycleEvent.Failover e ->
                    new TaskLifecycleEvent.Failover(e.node(), attempt, e.reason());
            case TaskLifecycleEvent.Kill e ->
                    new TaskLifecycleEvent.Kill(e.node(), attempt, e.cause(), e.round());
            case TaskLifecycleEvent.Killed e ->
                    new TaskLifecycleEvent.Killed(e.node(), attempt, e.exitCode(), e.reason());
            case TaskLifecycleEvent.Succeeded e ->
                    new TaskLifecycleEvent.Succeeded(
                            e.node(), attempt, e.exitCode(), e.outputs(), e.skips());
            case TaskLifecycleEvent.Failed e ->
                    new TaskLifecycleEvent.Failed(e.node(), attempt, e.exitCode(), e.reason());
            case TaskLifecycleEvent.Wake e -> new TaskLifecycleEvent.Wake(e.node(), attempt);
            case TaskLifecycleEvent.Start _,
                    TaskLifecycleEvent.Pause _,
                    TaskLifecycleEvent.ForceSuccess _,
                    TaskLifecycleEvent.ForceStart _ ->
                    event;
        };
    }
}
