package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What was expected beside what came of it, a line for each difference.
record Comparison(Expectation expected) {

    private static final ScenarioOutcome.OfTask OUTSIDE =
            new ScenarioOutcome.OfTask(TaskState.NOT_RUN, List.of());

    /// A task outside the run's selection has not run.
    List<String> of(
            @Nullable Run run, Map<String, ScenarioOutcome.OfTask> tasks, List<String> started) {
        List<String> lines = new ArrayList<>();
        if (expected.workflow() != null && (run == null || run.state() != expected.workflow())) {
            lines.add(
                    "workflow: expected %s, but it is %s"
                            .formatted(expected.workflow(), described(run)));
        }
        expected.tasks()
                .forEach((name, of) -> task(name, of, tasks.getOrDefault(name, OUTSIDE), lines));
        if (expected.started() != null && !expected.started().equals(started)) {
            lines.add("started: expected %s, but it is %s".formatted(expected.started(), started));
        }
        return lines;
    }

    private static String described(@Nullable Run run) {
        if (run == null) {
            return "not begun";
        }
        String reason = run.status().reason();
        return reason.isEmpty() ? run.state().name() : run.state() + " (" + reason + ")";
    }

    private static void task(
            String name,
            Expectation.OfTask expected,
            ScenarioOutcome.OfTask actual,
            List<String> lines) {
        if (expected.state() != null && expected.state() != actual.state()) {
            lines.add(
                    "task %s: expected %s, but it is %s"
                            .formatted(name, expected.state(), actual.state()));
        }
        if (expected.attempts() != null
                && !Objects.equals(expected.attempts(), actual.attempts())) {
            lines.add(
                    "task %s: expected attempts %s, but they are %s"
                            .formatted(name, expected.attempts(), actual.attempts()));
        }
    }
}
