package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a task is not running, in a sentence that names what it waits for.
final class WhyNotRunning {

    private static final int MOST_NAMES = 4;

    private final Run run;
    private final BusNow bus;
    private final long now;
    private final Words words;

    WhyNotRunning(RunSnapshot snapshot, long now, Words words) {
        this.run = snapshot.run();
        this.bus = BusNow.of(snapshot, now);
        this.now = now;
        this.words = words;
    }

    /// The sentence; empty for a task that runs or has ended.
    ///
    /// @param desk what the dispatch desk says about it, if it waits there
    String of(int node, Optional<String> desk) {
        if (!run.graph().plan().isSelected(node)) {
            return words.get("why.not-in-run");
        }
        TaskExecution execution = run.node(node);
        TaskAttempt attempt = execution.attempt();
        return switch (execution.state()) {
            case RUNNING, SUCCEEDED, FORCED_SUCCESS, FAILED, KILLED, PAUSED -> "";
            case SKIPPED -> words.get("why.skipped");
            case FORBIDDEN -> words.get("why.forbidden");
            case NOT_RUN -> notReached(node);
            case SUBMITTED ->
                    desk.map(why -> words.get("why.desk", why))
                            .orElse(words.get("why.asked") + andHeld());
            case DELAYED -> words.get("why.delayed") + due("why.starts", attempt);
            case DISPATCHED ->
                    words.get("why.dispatched", attempt == null ? "" : attempt.worker())
                            + andHeld();
            case RETRY_WAIT -> failedBefore(attempt) + due("why.next-starts", attempt);
            case FAILOVER -> words.get("why.failover") + andHeld();
        };
    }

    private String notReached(int node) {
        TaskDefinition task = run.graph().plan().task(node);
        if (task.forbidden()) {
            return words.get("why.forbidden");
        }
        List<Integer> open = Predecessors.openNodes(run, node);
        if (run.state().isTerminal()) {
            return open.isEmpty()
                    ? words.get("why.ended")
                    : words.get("why.ended-before", names(open));
        }
        if (open.isEmpty()) {
            return words.get("why.next") + andHeld();
        }
        return words.get("why.waits", names(open));
    }

    private String names(List<Integer> nodes) {
        List<String> shown =
                nodes.stream()
                        .limit(MOST_NAMES)
                        .map(this::withItsState)
                        .collect(Collectors.toCollection(ArrayList::new));
        int more = nodes.size() - MOST_NAMES;
        if (more > 0) {
            shown.add(words.get("why.more", more));
        }
        String last = shown.removeLast();
        return shown.isEmpty()
                ? last
                : words.get("why.and", String.join(words.get("why.comma"), shown), last);
    }

    private String withItsState(int node) {
        TaskExecution execution = run.node(node);
        return words.get(
                "why.state",
                run.graph().plan().task(node).name(),
                switch (execution.state()) {
                    case NOT_RUN ->
                            words.get(run.state().isTerminal() ? "why.is.never" : "why.is.not-yet");
                    case SUBMITTED -> words.get("why.is.slot");
                    case DELAYED -> words.get("why.is.delayed");
                    case DISPATCHED -> words.get("why.is.about");
                    case RUNNING -> running(execution.attempt());
                    case RETRY_WAIT -> words.get("why.is.retry");
                    case FAILOVER -> words.get("why.is.moves");
                    case FAILED -> words.get("why.is.failed");
                    case KILLED -> words.get("why.is.killed");
                    case PAUSED -> words.get("why.is.paused");
                    case SUCCEEDED, FORCED_SUCCESS -> words.get("why.is.end");
                    case SKIPPED, FORBIDDEN -> words.get("why.is.passed");
                });
    }

    private String running(@Nullable TaskAttempt attempt) {
        return attempt == null
                ? words.get("why.is.running")
                : words.get("why.is.running-for", Figures.span(now - attempt.times().started()));
    }

    private String failedBefore(@Nullable TaskAttempt attempt) {
        return attempt == null ? "" : words.get("why.failed", attempt.tryNumber());
    }

    private String due(String what, @Nullable TaskAttempt attempt) {
        long due = attempt == null ? now : attempt.times().due();
        return due > now
                ? words.get(what, words.get("why.in", Figures.span(due - now))) + andHeld()
                : words.get(what, words.get("why.now")) + andHeld();
    }

    private String andHeld() {
        return words.get(bus.held() ? "why.but-held" : "why.stop");
    }
}
