package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

/// What must hold when a commit changes a node or its attempt.
///
/// **Thread:** the simulation's.
final class AttemptChecks {

    private final Violations violations;

    AttemptChecks(Violations violations) {
        this.violations = violations;
    }

    /// Checks one change; `closed` says why nothing may start any more, and is empty if it may;
    /// `again` is true if the change begins another round of the run.
    void check(Run before, Change.TaskChanged change, String closed, boolean again) {
        TaskExecution node = before.node(change.node());
        if (!again) {
            checkNode(node, change);
        }
        TaskAttempt attempt = change.attempt();
        if (attempt == null) {
            return;
        }
        TaskAttempt former = node.attempt();
        if (former == null || former.number() != attempt.number()) {
            checkNew(before, change.node(), former, attempt);
        } else {
            checkSame(former, attempt);
        }
        boolean placedBefore =
                former != null && former.number() == attempt.number() && former.isPlaced();
        violations.check(
                "I-11",
                "attempt %d is given to %s after %s"
                        .formatted(attempt.number(), attempt.worker(), closed),
                closed.isEmpty() || !attempt.isPlaced() || placedBefore);
    }

    /// I-3: within a round, a node that has ended stays as it ended; a person may force a success.
    private void checkNode(TaskExecution node, Change.TaskChanged change) {
        violations.check(
                "I-3",
                "node %d was %s and becomes %s"
                        .formatted(change.node(), node.state(), change.state()),
                !node.state().isTerminal()
                        || node.state() == change.state()
                        || change.state() == TaskState.FORCED_SUCCESS);
    }

    /// I-4: the first end wins, and an attempt never goes back.
    private void checkSame(TaskAttempt former, TaskAttempt attempt) {
        violations.check(
                "I-4",
                "attempt %d was %s and becomes %s"
                        .formatted(attempt.number(), former.state(), attempt.state()),
                former.times().ended() > 0
                        ? former.state() == attempt.state()
                        : progress(former.state()) <= progress(attempt.state()));
    }

    private static int progress(TaskState state) {
        return switch (state) {
            case DELAYED -> 0;
            case SUBMITTED -> 1;
            case DISPATCHED -> 2;
            case RUNNING -> 3;
            case RETRY_WAIT,
                    FAILOVER,
                    PAUSED,
                    KILLED,
                    FAILED,
                    SUCCEEDED,
                    FORCED_SUCCESS,
                    NOT_RUN,
                    SKIPPED,
                    FORBIDDEN ->
                    4;
        };
    }

    /// I-5 and I-17: as many retries as are allowed, each after its interval.
    private void checkNew(Run run, int node, @Nullable TaskAttempt former, TaskAttempt attempt) {
        TaskDefinition task = run.graph().plan().task(node);
        long failures =
                run.node(node).attempts().stream()
                        .filter(past -> past.number() >= run.status().round().firstAttempt())
                        .filter(AttemptChecks::countsAsFailure)
                        .count();
        violations.check(
                "I-5",
                "attempt %d of %s follows %d failures, but %d retries are allowed"
                        .formatted(attempt.number(), task.name(), failures, task.maxRetries()),
                attempt.state().isTerminal() || failures <= task.maxRetries());
        if (former != null && countsAsFailure(former) && !attempt.state().isTerminal()) {
            violations.check(
                    "I-17",
                    "attempt %d of %s begins before its retry is due"
                            .formatted(attempt.number(), task.name()),
                    former.number() < run.status().round().firstAttempt()
                            || attempt.times().submitted()
                                    >= former.times().ended() + task.retryInterval().toMillis());
        }
    }

    private static boolean countsAsFailure(TaskAttempt attempt) {
        KillCause cause = attempt.killCause();
        boolean unasked = cause == null || cause == KillCause.TIMEOUT;
        return unasked
                && (attempt.state() == TaskState.FAILED || attempt.state() == TaskState.KILLED);
    }
}
