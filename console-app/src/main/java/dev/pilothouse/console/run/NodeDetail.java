package dev.pilothouse.console.run;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;

/// The muted line below a task's name: how long it took, or what it waits for.
final class NodeDetail {

    private NodeDetail() {}

    /// The line for a node at an instant.
    static String of(RunSnapshot snapshot, int node, long now) {
        Run run = snapshot.run();
        if (!run.graph().plan().isSelected(node)) {
            return "not in this run";
        }
        TaskExecution execution = run.node(node);
        TaskAttempt attempt = execution.attempt();
        if (attempt == null) {
            return withoutAttempt(run, node, execution.state());
        }
        return switch (execution.state()) {
            case NOT_RUN, SKIPPED, FORBIDDEN -> withoutAttempt(run, node, execution.state());
            case SUBMITTED -> attempt.isPlaced() ? "on its way" : "waits for a slot";
            case DELAYED -> countDown("starts", attempt.times().due(), now);
            case DISPATCHED -> "on " + attempt.worker();
            case RUNNING -> tried(attempt, Figures.span(now - attempt.times().started()));
            case RETRY_WAIT ->
                    countDown(
                            "retry %d of %d"
                                    .formatted(
                                            attempt.retries() + 1,
                                            run.graph().plan().task(node).maxRetries()),
                            attempt.times().due(),
                            now);
            case FAILOVER -> "moves to another worker";
            case PAUSED, KILLED, FAILED, SUCCEEDED, FORCED_SUCCESS -> ended(attempt);
        };
    }

    private static String withoutAttempt(Run run, int node, TaskState state) {
        if (state == TaskState.SKIPPED) {
            return "branch not taken";
        }
        if (run.graph().plan().task(node).forbidden()) {
            return "flag NO: passed over";
        }
        if (run.state().isTerminal()) {
            return "";
        }
        List<String> open = Predecessors.open(run, node);
        return switch (open.size()) {
            case 0 -> "about to start";
            case 1 -> "waits for " + open.getFirst();
            default -> "waits for " + open.size() + " tasks";
        };
    }

    private static String countDown(String what, long due, long now) {
        return due > now ? what + " in " + Figures.span(due - now) : what + " is due";
    }

    private static String ended(TaskAttempt attempt) {
        long started = attempt.times().started();
        return started == 0 ? "" : tried(attempt, Figures.span(attempt.times().ended() - started));
    }

    private static String tried(TaskAttempt attempt, String span) {
        return attempt.tryNumber() > 1 ? span + " · attempt " + attempt.tryNumber() : span;
    }
}
