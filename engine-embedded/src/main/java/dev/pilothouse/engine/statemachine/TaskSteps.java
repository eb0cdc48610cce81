package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.definition.DurationText;
import dev.pilothouse.engine.definition.LogicKind;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.TopologyTransition;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import java.util.Objects;

/// What the cells of the task table do, up to the moment an executor has the attempt; its end
/// stands in [TaskEnds].
///
/// **Thread:** the one that decides; lives for one event.
final class TaskSteps {

    private static final long FIRST_KILL_REPEAT = 1_000;
    private static final long LONGEST_KILL_REPEAT = 30_000;

    private final Draft draft;
    private final int node;
    private final TaskDefinition task;
    private final TaskEnds ends;

    TaskSteps(Draft draft, int node) {
        this.draft = draft;
        this.node = node;
        this.task = draft.plan().task(node);
        this.ends = new TaskEnds(draft, node);
    }

    Decision late() {
        return draft.late("nothing to do in " + draft.node(node).state());
    }

    Decision illegal() {
        return draft.illegal("cannot come in " + draft.node(node).state());
    }

    // --- a node without an attempt ---

    /// The first attempt: as the run's intent wants it, and after the node's delay.
    Decision create() {
        if (draft.node(node).mark() != Mark.ACTIVE) {
            return draft.late("the node was withdrawn");
        }
        if (withdrawnByIntent("")) {
            return draft.applied();
        }
        long delay = task.delay().toMillis();
        if (delay == 0) {
            newAttempt(0, "");
            requestSlotFor(attempt());
            return draft.applied();
        }
        TaskAttempt delayed = freshAttempt(0, "");
        AttemptTimes times = delayed.times().due(draft.at() + delay);
        draft.task(node, TaskState.DELAYED, delayed.in(TaskState.DELAYED, times));
        draft.publish(new TaskLifecycleEvent.Start(node), times.due());
        return draft.applied();
    }

    Decision createPaused() {
        return isReached() ? ends.nextEndsAs(TaskState.PAUSED, freshAttempt(0, "")) : late();
    }

    Decision createKilled(TaskLifecycleEvent.Kill event) {
        if (!isReached()) {
            return late();
        }
        if (event.cause() == KillCause.FAILURE_STRATEGY) {
            draft.mark(node, Mark.WAITING);
            Topology.finishIfNothingIsActive(draft);
            return draft.applied("not started: another task failed and the strategy is END");
        }
        return ends.nextEndsAs(TaskState.KILLED, freshAttempt(0, "").killedFor(event.cause()));
    }

    // --- waiting for a slot ---

    Decision requestSlot() {
        if (attempt().isPlaced()) {
            return late();
        }
        requestSlotFor(attempt());
        return draft.applied();
    }

    Decision place(TaskLifecycleEvent.Dispatch event) {
        if (attempt().isPlaced()) {
            return late();
        }
        if (draft.run().isEnding()) {
            draft.effect(new Effect.ReleaseSlot(event.attempt()));
            return draft.late("nothing starts any more");
        }
        draft.task(
                node,
                TaskState.SUBMITTED,
                attempt().on(event.worker(), attempt().times().placed(draft.at())));
        draft.effect(
                isLogic()
                        ? new Effect.RunLogic(node, event.attempt())
                        : new Effect.SendDispatch(node, event.attempt(), event.worker()));
        return draft.applied();
    }

    /// A slot came for an attempt that has ended meanwhile.
    Decision returnSlot(TaskLifecycleEvent.Dispatch event) {
        draft.effect(new Effect.ReleaseSlot(event.attempt()));
        return draft.late("the attempt has ended; its slot goes back");
    }

    Decision delayOver() {
        if (draft.at() < attempt().times().due()) {
            return draft.late("the delay is not over");
        }
        draft.task(node, TaskState.SUBMITTED, attempt().in(TaskState.SUBMITTED, attempt().times()));
        requestSlotFor(attempt());
        return draft.applied();
    }

    Decision pauseWaiting() {
        return attempt().isPlaced() ? recall() : ends.endsWaiting(TaskState.PAUSED, attempt());
    }

    Decision killWaiting(TaskLifecycleEvent.Kill event) {
        return attempt().isPlaced()
                ? kill(event)
                : ends.endsWaiting(TaskState.KILLED, attempt().killedFor(event.cause()));
    }

    // --- at an executor ---

    Decision dispatched(TaskLifecycleEvent.Dispatched event) {
        if (!attempt().isPlaced()) {
            return illegal();
        }
        AttemptTimes times = attempt().times().dispatched(draft.at());
        draft.task(
                node,
                TaskState.DISPATCHED,
                attempt().on(event.host(), times).in(TaskState.DISPATCHED, times));
        return draft.applied();
    }

    Decision running(TaskLifecycleEvent.Running event) {
        if (!attempt().isPlaced()) {
            return illegal();
        }
        AttemptTimes times = attempt().times().started(draft.at());
        draft.task(node, TaskState.RUNNING, attempt().running(event.pid(), event.logPath(), times));
        if (!task.timeout().isZero()) {
            draft.publish(
                    new TaskLifecycleEvent.Timeout(node, event.attempt()),
                    draft.at() + task.timeout().toMillis());
        }
        return draft.applied();
    }

    Decision recall() {
        draft.effect(
                isLogic()
                        ? new Effect.RunLogic(node, attempt().number())
                        : new Effect.SendRecall(attempt().number(), worker()));
        return draft.applied("asked back from " + worker());
    }

    /// A logic attempt that waits need not wait to the end.
    Decision runsOn() {
        if (isLogic()) {
            return recall();
        }
        return draft.applied("a running task runs to its end");
    }

    /// Asks the executor to end the attempt, and asks again until it has (engine-rules 6.1).
    Decision kill(TaskLifecycleEvent.Kill event) {
        boolean first = attempt().killCause() == null;
        TaskAttempt asked = attempt().killedFor(event.cause());
        AttemptTimes times = asked.times().askedToEnd(draft.at());
        draft.task(node, draft.node(node).state(), asked.in(asked.state(), times));
        draft.effect(
                isLogic()
                        ? new Effect.RunLogic(node, attempt().number())
                        : new Effect.SendKill(
                                attempt().number(), worker(), draft.run().status().hard()));
        if (first || event.round() > 0) {
            repeatKill(event);
        }
        return draft.applied();
    }

    Decision timeout() {
        AttemptTimes times = attempt().times().overdue(draft.at());
        draft.task(node, draft.node(node).state(), attempt().in(attempt().state(), times));
        if (task.timeoutStrategy().warns()) {
            draft.effect(
                    new Effect.Alert(
                            "task '%s' has run longer than %s"
                                    .formatted(task.name(), DurationText.of(task.timeout()))));
        }
        if (!task.timeoutStrategy().fails() || attempt().killCause() != null) {
            return draft.applied();
        }
        return kill(new TaskLifecycleEvent.Kill(node, attempt().number(), KillCause.TIMEOUT, 0));
    }

    Decision failover(TaskLifecycleEvent.Failover event) {
        if (!attempt().isPlaced()) {
            return late();
        }
        TaskAttempt lost =
                attempt()
                        .ended(
                                TaskState.FAILOVER,
                                null,
                                event.reason(),
                                attempt().outputs(),
                                draft.at());
        releaseSlots(draft, node, lost.number());
        draft.task(node, TaskState.FAILOVER, lost);
        draft.publish(new TaskLifecycleEvent.Start(node));
        return draft.applied();
    }

    /// A full task group does not hold the attempt up any longer.
    Decision forceStart(TaskLifecycleEvent.ForceStart event) {
        String group = draft.plan().taskGroup(node);
        if (attempt().isPlaced() || group == null) {
            return draft.late("it does not wait for a task group");
        }
        draft.effect(new Effect.JumpTaskGroup(group, attempt().number()));
        return draft.applied("by " + event.author());
    }

    /// What a logic attempt waits for may have changed.
    Decision wake() {
        if (!isLogic() || !attempt().isPlaced()) {
            return late();
        }
        draft.effect(new Effect.RunLogic(node, attempt().number()));
        return draft.applied();
    }

    // --- between two attempts ---

    Decision retry() {
        newAttempt(attempt().retries() + 1, "retry");
        draft.publish(new TaskLifecycleEvent.Start(node));
        return draft.applied();
    }

    Decision startAfterFailover() {
        String reason = "failover: " + attempt().reason();
        if (!withdrawnByIntent(reason)) {
            newAttempt(attempt().retries(), reason);
            requestSlotFor(attempt());
        }
        return draft.applied();
    }

    Decision pauseInsteadOfNext() {
        return ends.nextEndsAs(TaskState.PAUSED, freshAttempt(attempt().retries(), ""));
    }

    /// A kill that names the attempt which has ended is a repetition that came after its end: the
    /// next attempt is not meant.
    Decision killInsteadOfNext(TaskLifecycleEvent.Kill event) {
        if (event.attempt() != TaskLifecycleEvent.ANY_ATTEMPT) {
            return late();
        }
        TaskAttempt next = freshAttempt(attempt().retries(), "").killedFor(event.cause());
        return ends.nextEndsAs(TaskState.KILLED, next);
    }

    // --- the ends, see TaskEnds ---

    Decision recalled() {
        return attempt().isPlaced() ? ends.recalled() : illegal();
    }

    Decision killed(TaskLifecycleEvent.Killed event) {
        return attempt().isPlaced() ? ends.killed(event) : illegal();
    }

    Decision succeeded(TaskLifecycleEvent.Succeeded event) {
        return attempt().isPlaced() ? ends.succeeded(event) : illegal();
    }

    Decision forceSuccess(TaskLifecycleEvent.ForceSuccess event) {
        return ends.forcedSuccess(event);
    }

    /// A failure may also come before an executor has the attempt: when it cannot be made ready to
    /// go.
    Decision failed(TaskLifecycleEvent.Failed event) {
        return ends.failed(event);
    }

    // --- pieces ---

    private boolean isReached() {
        return draft.node(node).mark() == Mark.ACTIVE;
    }

    /// Under a pause, a stop or the END strategy the next attempt never starts. True if that was
    /// the case.
    private boolean withdrawnByIntent(String reason) {
        WorkflowState state = draft.run().state();
        if (state == WorkflowState.READY_STOP) {
            ends.nextEndsAs(
                    TaskState.KILLED, freshAttempt(retries(), reason).killedFor(KillCause.STOP));
        } else if (draft.run().isClosing()) {
            withdraw();
        } else if (state == WorkflowState.READY_PAUSE) {
            ends.nextEndsAs(TaskState.PAUSED, freshAttempt(retries(), reason));
        } else {
            return false;
        }
        return true;
    }

    private void withdraw() {
        if (draft.node(node).attempt() == null) {
            draft.mark(node, Mark.WAITING);
            Topology.finishIfNothingIsActive(draft);
        } else {
            ends.nextEndsAs(
                    TaskState.KILLED,
                    freshAttempt(retries(), "").killedFor(KillCause.FAILURE_STRATEGY));
        }
    }

    /// An attempt that is made only to record that it never started.
    TaskAttempt nextAttempt() {
        return freshAttempt(retries(), "");
    }

    private int retries() {
        TaskAttempt current = draft.node(node).attempt();
        return current == null ? 0 : current.retries();
    }

    private void newAttempt(int retries, String reason) {
        draft.task(node, TaskState.SUBMITTED, freshAttempt(retries, reason));
    }

    private TaskAttempt freshAttempt(int retries, String reason) {
        TaskAttempt current = draft.node(node).attempt();
        long first = current == null ? draft.at() : current.times().firstSubmitted();
        return TaskAttempt.submitted(
                draft.run().nextAttempt(),
                draft.node(node).attempts().size() + 1,
                retries,
                AttemptTimes.submitted(first, draft.at()),
                reason);
    }

    /// The master needs no slot of its own: a logic attempt is placed at once.
    private void requestSlotFor(TaskAttempt waiting) {
        if (isLogic()) {
            draft.publish(
                    new TaskLifecycleEvent.Dispatch(node, waiting.number(), LogicKind.MASTER));
            return;
        }
        draft.effect(
                new Effect.RequestSlot(node, waiting.number(), waiting.times().firstSubmitted()));
    }

    private void repeatKill(TaskLifecycleEvent.Kill event) {
        long wait = Math.min(FIRST_KILL_REPEAT << Math.min(event.round(), 10), LONGEST_KILL_REPEAT);
        draft.publish(
                new TaskLifecycleEvent.Kill(
                        node, attempt().number(), event.cause(), event.round() + 1),
                draft.at() + wait);
    }

    private boolean isLogic() {
        return draft.plan().isLogic(node);
    }

    private TaskAttempt attempt() {
        return Objects.requireNonNull(draft.node(node).attempt());
    }

    private String worker() {
        return Objects.requireNonNull(attempt().worker());
    }

    /// An attempt has ended: what it held or waited for is given back.
    static void releaseSlots(Draft draft, int node, int attempt) {
        draft.effect(new Effect.ReleaseSlot(attempt));
        String group = draft.plan().taskGroup(node);
        if (group != null) {
            draft.effect(new Effect.WakeTaskGroup(group));
        }
    }

    /// The topology step that follows every end.
    static void publishTopologyStep(Draft draft, int node) {
        draft.publish(new TopologyTransition(node));
    }
}
