package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.definition.DurationText;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// How attempts end: the first end that is committed wins, and every end but one that is retried is
/// followed by the node's topology step.
///
/// **Thread:** the one that decides; lives for one event.
final class TaskEnds {

    private final Draft draft;
    private final int node;
    private final TaskDefinition task;

    TaskEnds(Draft draft, int node) {
        this.draft = draft;
        this.node = node;
        this.task = draft.plan().task(node);
    }

    Decision succeeded(TaskLifecycleEvent.Succeeded event) {
        ended(
                attempt()
                        .ended(
                                TaskState.SUCCEEDED,
                                event.exitCode(),
                                attempt().reason(),
                                event.outputs(),
                                draft.at())
                        .skipping(event.skips()));
        return draft.applied();
    }

    Decision failed(TaskLifecycleEvent.Failed event) {
        return failedOrRetried(TaskState.FAILED, event.exitCode(), event.reason());
    }

    /// Asked for: the attempt is KILLED, or FAILED if it was for its timeout. From outside: KILLED,
    /// and the node counts as failed (engine-rules 6.7).
    Decision killed(TaskLifecycleEvent.Killed event) {
        KillCause cause = attempt().killCause();
        if (cause == null && draft.run().state() != WorkflowState.READY_STOP) {
            return failedOrRetried(TaskState.KILLED, event.exitCode(), event.reason());
        }
        if (cause == KillCause.TIMEOUT) {
            String reason = "timeout after " + DurationText.of(task.timeout());
            return failedOrRetried(TaskState.FAILED, event.exitCode(), reason);
        }
        TaskAttempt asked = attempt().killedFor(KillCause.STOP);
        ended(
                asked.ended(
                        TaskState.KILLED,
                        event.exitCode(),
                        event.reason(),
                        asked.outputs(),
                        draft.at()));
        return draft.applied();
    }

    /// The attempt stays as it ended; the node counts as a success from now on. In a run that is
    /// under way, whatever waited only for that goes on.
    Decision forcedSuccess(TaskLifecycleEvent.ForceSuccess event) {
        TaskAttempt ended = attempt();
        String reason = ended.reason().isEmpty() ? "" : ended.reason() + "; ";
        Mark mark = draft.node(node).mark();
        draft.task(
                node,
                TaskState.FORCED_SUCCESS,
                mark == Mark.ACTIVE ? mark : Mark.ENDED,
                ended.ended(
                        ended.state(),
                        ended.exitCode(),
                        reason + "forced to success by " + event.author(),
                        ended.outputs(),
                        ended.times().ended()));
        if (draft.run().state().isTerminal()) {
            Topology.passOver(draft);
        } else if (mark != Mark.ACTIVE) {
            Topology.triggerEverything(draft);
        }
        return draft.applied("by " + event.author());
    }

    Decision recalled() {
        ended(attempt().ended(TaskState.PAUSED, null, "recalled", Outputs.NONE, draft.at()));
        return draft.applied();
    }

    /// An attempt that waits for its slot or its delay ends at once (engine-rules 6.3).
    Decision endsWaiting(TaskState end, TaskAttempt waiting) {
        ended(waiting.ended(end, null, waiting.reason(), Outputs.NONE, draft.at()));
        return draft.applied();
    }

    /// The node's next attempt is made only to record that it never started.
    Decision nextEndsAs(TaskState end, TaskAttempt next) {
        draft.task(node, end, next.ended(end, null, next.reason(), Outputs.NONE, draft.at()));
        TaskSteps.publishTopologyStep(draft, node);
        return draft.applied();
    }

    private Decision failedOrRetried(TaskState end, @Nullable Integer exitCode, String reason) {
        TaskAttempt failed =
                attempt().ended(end, exitCode, reason, attempt().outputs(), draft.at());
        if (!mayRetry(failed)) {
            ended(failed);
            return draft.applied();
        }
        long due = draft.at() + task.retryInterval().toMillis();
        TaskSteps.releaseSlots(draft, node, failed.number());
        draft.task(node, TaskState.RETRY_WAIT, failed.in(failed.state(), failed.times().due(due)));
        if (draft.run().state() == WorkflowState.READY_PAUSE) {
            draft.publish(new TaskLifecycleEvent.Pause(node));
        } else {
            draft.publish(new TaskLifecycleEvent.Retry(node, failed.number()), due);
        }
        return draft.applied();
    }

    private boolean mayRetry(TaskAttempt failed) {
        KillCause cause = failed.killCause();
        return failed.retries() < task.maxRetries()
                && (cause == null || cause == KillCause.TIMEOUT)
                && draft.run().state() != WorkflowState.READY_STOP
                && !draft.run().isClosing();
    }

    private void ended(TaskAttempt end) {
        TaskSteps.releaseSlots(draft, node, end.number());
        draft.task(node, end.state(), end);
        TaskSteps.publishTopologyStep(draft, node);
    }

    private TaskAttempt attempt() {
        return Objects.requireNonNull(draft.node(node).attempt());
    }
}
