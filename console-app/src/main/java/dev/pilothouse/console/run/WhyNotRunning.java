package dev.pilothouse.console.run;

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

    WhyNotRunning(RunSnapshot snapshot, long now) {
        this.run = snapshot.run();
        this.bus = BusNow.of(snapshot, now);
        this.now = now;
    }

    /// The sentence; empty for a task that runs or has ended.
    ///
    /// @param desk what the dispatch desk says about it, if it waits there
    String of(int node, Optional<String> desk) {
        if (!run.graph().plan().isSelected(node)) {
            return "It is not part of this run.";
        }
        TaskExecution execution = run.node(node);
        TaskAttempt attempt = execution.attempt();
        return switch (execution.state()) {
            case RUNNING, SUCCEEDED, FORCED_SUCCESS, FAILED, KILLED, PAUSED -> "";
            case SKIPPED -> "It is on a branch that was not chosen.";
            case FORBIDDEN -> "Its flag is NO: the run passes it over.";
            case NOT_RUN -> notReached(node);
            case SUBMITTED ->
                    desk.map(why -> "It " + why + ".")
                            .orElse("A worker is being asked to take it" + andHeld());
            case DELAYED -> "It is told to wait: " + due("it starts", attempt);
            case DISPATCHED ->
                    "Worker %s has accepted it and has not begun%s"
                            .formatted(attempt == null ? "" : attempt.worker(), andHeld());
            case RETRY_WAIT -> failedBefore(attempt) + due("the next attempt starts", attempt);
            case FAILOVER -> "Its worker is gone; a new attempt is on its way" + andHeld();
        };
    }

    private String notReached(int node) {
        TaskDefinition task = run.graph().plan().task(node);
        if (task.forbidden()) {
            return "Its flag is NO: the run passes it over.";
        }
        List<Integer> open = Predecessors.openNodes(run, node);
        if (run.state().isTerminal()) {
            return open.isEmpty()
                    ? "The run ended before it was reached."
                    : "The run ended before it was reached: " + names(open) + ".";
        }
        if (open.isEmpty()) {
            return "Everything before it has ended; its START is next in line" + andHeld();
        }
        return "It waits for " + names(open) + ".";
    }

    private String names(List<Integer> nodes) {
        List<String> shown =
                nodes.stream()
                        .limit(MOST_NAMES)
                        .map(this::withItsState)
                        .collect(Collectors.toCollection(ArrayList::new));
        int more = nodes.size() - MOST_NAMES;
        if (more > 0) {
            shown.add(more + " more");
        }
        String last = shown.removeLast();
        return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
    }

    private String withItsState(int node) {
        TaskExecution execution = run.node(node);
        return "%s (%s)"
                .formatted(
                        run.graph().plan().task(node).name(),
                        switch (execution.state()) {
                            case NOT_RUN ->
                                    run.state().isTerminal() ? "never reached" : "not reached yet";
                            case SUBMITTED -> "waits for a slot";
                            case DELAYED -> "delayed";
                            case DISPATCHED -> "about to begin";
                            case RUNNING -> running(execution.attempt());
                            case RETRY_WAIT -> "waits for its retry";
                            case FAILOVER -> "moves to another worker";
                            case FAILED -> "failed";
                            case KILLED -> "killed";
                            case PAUSED -> "paused";
                            case SUCCEEDED, FORCED_SUCCESS -> "its end is not handled yet";
                            case SKIPPED, FORBIDDEN -> "passed over";
                        });
    }

    private String running(@Nullable TaskAttempt attempt) {
        return attempt == null
                ? "running"
                : "running for " + Figures.span(now - attempt.times().started());
    }

    private static String failedBefore(@Nullable TaskAttempt attempt) {
        return attempt == null ? "" : "Attempt " + attempt.tryNumber() + " failed; ";
    }

    private String due(String what, @Nullable TaskAttempt attempt) {
        long due = attempt == null ? now : attempt.times().due();
        return due > now
                ? what + " in " + Figures.span(due - now) + andHeld()
                : what + " now" + andHeld();
    }

    private String andHeld() {
        return bus.held() ? ", but the bus is held." : ".";
    }
}
