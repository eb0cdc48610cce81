package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Dispatch;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Dispatched;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Failed;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Failover;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.ForceStart;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.ForceSuccess;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Kill;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Killed;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Pause;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Paused;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Retry;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Running;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Start;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Succeeded;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Timeout;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.Wake;
import dev.pilothouse.engine.lifecycle.TaskState;

import org.jspecify.annotations.Nullable;

/// The table of task states and events: the whole rulebook of a task on one page. What a cell does
/// stands in [TaskSteps].
///
/// Pure: the same run, event and instant give the same decision. **Thread:** any.
///
/// A cell either does something, or is `late` (may come, nothing to do), or `illegal` (somebody has
/// a defect). An event that names a superseded attempt is late before the table is asked: the
/// attempt's number is the fencing token.
public final class TaskStateMachine {

    private TaskStateMachine() {}

    /// What an event does to its node, at an instant in milliseconds since the epoch.
    public static Decision decide(Run run, TaskLifecycleEvent event, long at) {
        Draft draft = new Draft(run, at);
        TaskExecution node = run.node(event.node());
        int last = node.lastNumber();
        if (event.attempt() > last || isOfThePast(event, node.attempt())) {
            return outdated(draft, event, last);
        }
        return cell(node.state(), event, new TaskSteps(draft, event.node()));
    }

    /// A node that is run anew has no attempt until it is reached: all it had are of the past.
    private static boolean isOfThePast(TaskLifecycleEvent event, @Nullable TaskAttempt current) {
        return event.attempt() != TaskLifecycleEvent.ANY_ATTEMPT
                && (current == null || event.attempt() < current.number());
    }

    private static Decision outdated(Draft draft, TaskLifecycleEvent event, int last) {
        if (event instanceof Dispatch) {
            draft.effect(new Effect.ReleaseSlot(event.attempt()));
        }
        return event.attempt() > last
                ? draft.illegal("of attempt " + event.attempt() + ", which was never made")
                : draft.late("of attempt " + event.attempt() + ", superseded by " + last);
    }

    private static Decision cell(TaskState state, TaskLifecycleEvent event, TaskSteps step) {
        return switch (state) {
            case NOT_RUN ->
                    switch (event) {
                        case Start _ -> step.create();
                        case Pause _ -> step.createPaused();
                        case Kill e -> step.createKilled(e);
                        case ForceSuccess _, ForceStart _, Wake _ -> step.late();
                        case Dispatch _,
                                Dispatched _,
                                Running _,
                                Timeout _,
                                Retry _,
                                Paused _,
                                Failover _,
                                Killed _,
                                Succeeded _,
                                Failed _ ->
                                step.illegal();
                    };
            case SUBMITTED ->
                    switch (event) {
                        case Start _ -> step.requestSlot();
                        case Dispatch e -> step.place(e);
                        case Dispatched e -> step.dispatched(e);
                        case Running e -> step.running(e);
                        case Pause _ -> step.pauseWaiting();
                        case Kill e -> step.killWaiting(e);
                        case Paused _ -> step.recalled();
                        case Failover e -> step.failover(e);
                        case Killed e -> step.killed(e);
                        case Succeeded e -> step.succeeded(e);
                        case Failed e -> step.failed(e);
                        case Wake _ -> step.wake();
                        case ForceStart e -> step.forceStart(e);
                        case ForceSuccess _ -> step.late();
                        case Timeout _, Retry _ -> step.illegal();
                    };
            case DELAYED ->
                    switch (event) {
                        case Start _ -> step.delayOver();
                        case Pause _ -> step.pauseWaiting();
                        case Kill e -> step.killWaiting(e);
                        case Failed e -> step.failed(e);
                        case ForceSuccess _, ForceStart _, Wake _ -> step.late();
                        case Dispatch _,
                                Dispatched _,
                                Running _,
                                Timeout _,
                                Retry _,
                                Paused _,
                                Failover _,
                                Killed _,
                                Succeeded _ ->
                                step.illegal();
                    };
            case DISPATCHED ->
                    switch (event) {
                        case Running e -> step.running(e);
                        case Pause _ -> step.recall();
                        case Kill e -> step.kill(e);
                        case Paused _ -> step.recalled();
                        case Failover e -> step.failover(e);
                        case Killed e -> step.killed(e);
                        case Succeeded e -> step.succeeded(e);
                        case Failed e -> step.failed(e);
                        case Wake _ -> step.wake();
                        case Start _, Dispatch _, Dispatched _, ForceStart _, ForceSuccess _ ->
                                step.late();
                        case Timeout _, Retry _ -> step.illegal();
                    };
            case RUNNING ->
                    switch (event) {
                        case Timeout _ -> step.timeout();
                        case Pause _ -> step.runsOn();
                        case Kill e -> step.kill(e);
                        case Paused _ -> step.recalled();
                        case Failover e -> step.failover(e);
                        case Killed e -> step.killed(e);
                        case Succeeded e -> step.succeeded(e);
                        case Failed e -> step.failed(e);
                        case Wake _ -> step.wake();
                        case Start _,
                                Dispatch _,
                                Dispatched _,
                                Running _,
                                ForceStart _,
                                ForceSuccess _ ->
                                step.late();
                        case Retry _ -> step.illegal();
                    };
            case RETRY_WAIT ->
                    switch (event) {
                        case Retry _ -> step.retry();
                        case Pause _ -> step.pauseInsteadOfNext();
                        case Kill e -> step.killInsteadOfNext(e);
                        case Start _,
                                Dispatch _,
                                Dispatched _,
                                Running _,
                                Timeout _,
                                Paused _,
                                Failover _,
                                Killed _,
                                Succeeded _,
                                Wake _,
                                Failed _,
                                ForceStart _,
                                ForceSuccess _ ->
                                step.late();
                    };
            case FAILOVER ->
                    switch (event) {
                        case Start _ -> step.startAfterFailover();
                        case Pause _ -> step.pauseInsteadOfNext();
                        case Kill e -> step.killInsteadOfNext(e);
                        case Retry _ -> step.illegal();
                        case Dispatch _,
                                Dispatched _,
                                Running _,
                                Timeout _,
                                Paused _,
                                Failover _,
                                Killed _,
                                Succeeded _,
                                Wake _,
                                Failed _,
                                ForceStart _,
                                ForceSuccess _ ->
                                step.late();
                    };
            case KILLED, FAILED ->
                    switch (event) {
                        case Dispatch e -> step.returnSlot(e);
                        case ForceSuccess e -> step.forceSuccess(e);
                        case Start _,
                                Dispatched _,
                                Running _,
                                Timeout _,
                                Retry _,
                                Pause _,
                                Paused _,
                                Failover _,
                                Kill _,
                                Killed _,
                                Succeeded _,
                                Wake _,
                                ForceStart _,
                                Failed _ ->
                                step.late();
                    };
            case PAUSED, SUCCEEDED, FORCED_SUCCESS ->
                    switch (event) {
                        case Dispatch e -> step.returnSlot(e);
                        case Start _,
                                Dispatched _,
                                Running _,
                                Timeout _,
                                Retry _,
                                Pause _,
                                Paused _,
                                Failover _,
                                Kill _,
                                Killed _,
                                Succeeded _,
                                Failed _,
                                Wake _,
                                ForceStart _,
                                ForceSuccess _ ->
                                step.late();
                    };
            case SKIPPED, FORBIDDEN ->
                    switch (event) {
                        case Pause _, Kill _, ForceSuccess _, ForceStart _, Wake _ -> step.late();
                        case Start _,
                                Dispatch _,
                                Dispatched _,
                                Running _,
                                Timeout _,
                                Retry _,
                                Paused _,
                                Failover _,
                                Killed _,
                                Succeeded _,
                                Failed _ ->
                                step.illegal();
                    };
        };
    }
}
