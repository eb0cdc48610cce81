package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
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
    static String of(RunSnapshot snapshot, int node, long now, Words words) {
        Run run = snapshot.run();
        if (!run.graph().plan().isSelected(node)) {
            return words.get("node.not-in-run");
        }
        TaskExecution execution = run.node(node);
        TaskAttempt attempt = execution.attempt();
        if (attempt == null) {
            return withoutAttempt(run, node, execution.state(), words);
        }
        return switch (execution.state()) {
            case NOT_RUN, SKIPPED, FORBIDDEN -> withoutAttempt(run, node, execution.state(), words);
            case SUBMITTED ->
                    attempt.isPlaced() ? words.get("node.on-its-way") : words.get("node.slot");
            case DELAYED -> countDown(words.get("node.starts"), attempt.times().due(), now, words);
            case DISPATCHED -> words.get("node.on", attempt.worker());
            case RUNNING -> tried(attempt, words, Figures.span(now - attempt.times().started()));
            case RETRY_WAIT ->
                    countDown(
                            words.get(
                                    "node.retry",
                                    attempt.retries() + 1,
                                    run.graph().plan().task(node).maxRetries()),
                            attempt.times().due(),
                            now,
                            words);
            case FAILOVER -> words.get("node.moves");
            case PAUSED, KILLED, FAILED, SUCCEEDED, FORCED_SUCCESS -> ended(attempt, words);
        };
    }

    private static String withoutAttempt(Run run, int node, TaskState state, Words words) {
        if (state == TaskState.SKIPPED) {
            return words.get("node.skipped");
        }
        if (run.graph().plan().task(node).forbidden()) {
            return words.get("node.forbidden");
        }
        if (run.state().isTerminal()) {
            return "";
        }
        List<String> open = Predecessors.open(run, node);
        return switch (open.size()) {
            case 0 -> words.get("node.about");
            case 1 -> words.get("node.waits", open.getFirst());
            default -> words.get("node.waits-many", open.size());
        };
    }

    private static String countDown(String what, long due, long now, Words words) {
        return due > now
                ? words.get("node.in", what, Figures.span(due - now))
                : words.get("node.due", what);
    }

    private static String ended(TaskAttempt attempt, Words words) {
        long started = attempt.times().started();
        return started == 0
                ? ""
                : tried(attempt, words, Figures.span(attempt.times().ended() - started));
    }

    private static String tried(TaskAttempt attempt, Words words, String span) {
        return attempt.tryNumber() > 1 ? words.get("node.tried", span, attempt.tryNumber()) : span;
    }
}
