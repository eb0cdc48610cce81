package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import java.util.Objects;

/// What follows from a run's state alone: the events that a crash may have taken from its bus.
/// Timers keep their due times, because those are part of the state. Of attempts at an executor,
/// the executor is asked what became of them. The executor of logic attempts is the master itself,
/// so they are looked at again.
final class Recovery {

    private Recovery() {}

    static void republish(Draft draft) {
        if (!draft.run().status().timedOut()) {
            Topology.armTimeout(draft);
        }
        for (int node : draft.graph().activeNodes()) {
            republish(draft, node);
        }
        Topology.triggerEverything(draft);
    }

    private static void republish(Draft draft, int node) {
        TaskExecution execution = draft.node(node);
        switch (execution.state()) {
            case NOT_RUN, FAILOVER -> draft.publish(new TaskLifecycleEvent.Start(node));
            case DELAYED ->
                    draft.publish(
                            new TaskLifecycleEvent.Start(node), attempt(execution).times().due());
            case RETRY_WAIT ->
                    draft.publish(
                            new TaskLifecycleEvent.Retry(node, attempt(execution).number()),
                            attempt(execution).times().due());
            case SUBMITTED -> {
                if (attempt(execution).isPlaced()) {
                    askAfter(draft, node, attempt(execution));
                } else {
                    draft.publish(new TaskLifecycleEvent.Start(node));
                }
            }
            case RUNNING -> {
                republishTimeout(draft, node, attempt(execution));
                askAfter(draft, node, attempt(execution));
            }
            case DISPATCHED -> askAfter(draft, node, attempt(execution));
            case SKIPPED, FORBIDDEN, PAUSED, KILLED, FAILED, SUCCEEDED, FORCED_SUCCESS ->
                    TaskSteps.publishTopologyStep(draft, node);
        }
        republishIntent(draft, node, execution);
    }

    /// A logic attempt goes on where it was: what it waits for is kept elsewhere.
    private static void askAfter(Draft draft, int node, TaskAttempt attempt) {
        draft.effect(
                draft.plan().isLogic(node)
                        ? new Effect.RunLogic(node, attempt.number())
                        : new Effect.Reattach(
                                node, attempt.number(), Objects.requireNonNull(attempt.worker())));
    }

    private static void republishTimeout(Draft draft, int node, TaskAttempt attempt) {
        long timeout = draft.plan().task(node).timeout().toMillis();
        if (timeout > 0 && attempt.times().overdue() == 0) {
            draft.publish(
                    new TaskLifecycleEvent.Timeout(node, attempt.number()),
                    attempt.times().started() + timeout);
        }
    }

    /// A stop, a pause or a kill that was asked for, or that a failure asks for, is asked for
    /// again.
    private static void republishIntent(Draft draft, int node, TaskExecution execution) {
        TaskAttempt attempt = execution.attempt();
        if (execution.state().isTerminal()) {
            return;
        }
        if (draft.run().state() == WorkflowState.READY_STOP) {
            draft.publish(kill(node, KillCause.STOP));
        } else if (draft.run().isClosing()) {
            draft.publish(kill(node, KillCause.FAILURE_STRATEGY));
        } else if (draft.run().state() == WorkflowState.READY_PAUSE) {
            draft.publish(new TaskLifecycleEvent.Pause(node));
        } else if (attempt != null && attempt.killCause() != null && attempt.times().ended() == 0) {
            draft.publish(
                    new TaskLifecycleEvent.Kill(node, attempt.number(), attempt.killCause(), 1));
        }
    }

    private static TaskLifecycleEvent.Kill kill(int node, KillCause cause) {
        return new TaskLifecycleEvent.Kill(node, TaskLifecycleEvent.ANY_ATTEMPT, cause, 1);
    }

    private static TaskAttempt attempt(TaskExecution execution) {
        return Objects.requireNonNull(execution.attempt());
    }
}
