package dev.pilothouse.console.cli.run;

import dev.pilothouse.console.cli.RunResult;
import dev.pilothouse.console.cli.Spans;
import dev.pilothouse.engine.execution.Secrets;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.TaskExecution;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What a person sees of a run at one moment: a line for the run, and one for each task.
///
/// @param glyphs the signs
record Frame(Glyphs glyphs) {

    /// More than that would scroll away on a small terminal, and could not be drawn over.
    private static final int MOST_TASKS = 18;

    /// The run and its tasks; of a large run those that are active, failed or about to start.
    List<String> lines(Run run) {
        List<Integer> nodes = selected(run);
        if (nodes.size() <= MOST_TASKS) {
            return lines(run, nodes);
        }
        List<Integer> first =
                nodes.stream()
                        .sorted(Comparator.comparingInt(node -> rank(run.node(node).state())))
                        .limit(MOST_TASKS)
                        .sorted()
                        .toList();
        List<String> lines = new ArrayList<>(lines(run, first));
        lines.add("  and %d more tasks".formatted(nodes.size() - first.size()));
        return lines;
    }

    /// The run and all its tasks.
    List<String> allLines(Run run) {
        return lines(run, selected(run));
    }

    private static List<Integer> selected(Run run) {
        return IntStream.range(0, run.graph().size())
                .filter(run.graph().plan()::isSelected)
                .boxed()
                .toList();
    }

    private List<String> lines(Run run, List<Integer> nodes) {
        int width =
                nodes.stream()
                        .mapToInt(node -> run.graph().plan().task(node).name().length())
                        .max()
                        .orElse(1);
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s, run %d: %s  %s"
                        .formatted(
                                run.identity().workflow(),
                                run.identity().id(),
                                run.state(),
                                Spans.words(RunResult.elapsed(run))));
        nodes.forEach(node -> lines.add(line(run, node, width)));
        return lines;
    }

    private String line(Run run, int node, int width) {
        TaskExecution task = run.node(node);
        String name = run.graph().plan().task(node).name();
        String padded = name + " ".repeat(Math.max(0, width - name.length()));
        String state = task.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "  %s %s  %-14s %8s%s"
                .formatted(
                        glyphs.of(task.state()),
                        padded,
                        state,
                        elapsed(task.attempt()),
                        more(run, task.attempt()));
    }

    private static String elapsed(@Nullable TaskAttempt attempt) {
        return attempt == null || attempt.times().started() == 0
                ? ""
                : Spans.words(Spans.between(attempt.times().started(), attempt.times().ended()));
    }

    private static String more(Run run, @Nullable TaskAttempt attempt) {
        if (attempt == null) {
            return "";
        }
        String number = attempt.tryNumber() > 1 ? "  attempt " + attempt.tryNumber() : "";
        String reason =
                attempt.reason().isEmpty()
                        ? ""
                        : "  " + Secrets.maskOf(run, List.of()).apply(attempt.reason());
        return number + reason;
    }

    /// Small for what a person wants to see first.
    private static int rank(TaskState state) {
        return switch (state) {
            case RUNNING -> 0;
            case DISPATCHED, FAILOVER, RETRY_WAIT -> 1;
            case FAILED, KILLED -> 2;
            case DELAYED, SUBMITTED, PAUSED -> 3;
            case NOT_RUN -> 4;
            case SUCCEEDED, FORCED_SUCCESS, SKIPPED, FORBIDDEN -> 5;
        };
    }
}
