package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskState;

import java.util.Objects;

/// Ends what is active without waiting for anybody: the last step of the ladder stop, kill,
/// force-finalise (engine-rules 6.1).
///
/// **Thread:** the one that decides; lives for one event.
final class ForcedEnd {

    private final Draft draft;
    private final String reason;

    ForcedEnd(Draft draft, String reason) {
        this.draft = draft;
        this.reason = reason;
    }

    void endActive() {
        for (int node : draft.graph().activeNodes()) {
            end(node);
        }
        for (int node : draft.graph().activeNodes()) {
            TaskExecution ended = draft.node(node);
            draft.mark(node, EndMark.of(draft.graph(), node, ended.state(), ended.attempt()));
        }
    }

    private void end(int node) {
        TaskExecution execution = draft.node(node);
        switch (execution.state()) {
            case NOT_RUN, RETRY_WAIT, FAILOVER ->
                    killed(node, new TaskSteps(draft, node).nextAttempt(), reason);
            case SUBMITTED, DELAYED, DISPATCHED, RUNNING ->
                    endAttempt(node, Objects.requireNonNull(execution.attempt()));
            case SKIPPED, FORBIDDEN, PAUSED, KILLED, FAILED, SUCCEEDED, FORCED_SUCCESS -> {}
        }
    }

    private void endAttempt(int node, TaskAttempt attempt) {
        String worker = attempt.worker();
        if (worker == null) {
            killed(node, attempt, reason);
        } else {
            draft.effect(new Effect.SendKill(attempt.number(), worker, true));
            killed(
                    node,
                    attempt,
                    "%s; its process on %s was not confirmed dead".formatted(reason, worker));
        }
        TaskSteps.releaseSlots(draft, node, attempt.number());
    }

    private void killed(int node, TaskAttempt attempt, String why) {
        draft.task(
                node,
                TaskState.KILLED,
                attempt.killedFor(KillCause.STOP)
                        .ended(TaskState.KILLED, null, why, attempt.outputs(), draft.at()));
    }
}
