package dev.pilothouse.engine.task;

import static dev.pilothouse.engine.task.ExecutorBench.dryRun;
import static dev.pilothouse.engine.task.ExecutorBench.ofTry;
import static dev.pilothouse.engine.task.ExecutorBench.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.parameter.Outputs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class LocalExecutorTest {

    @TempDir Path data;

    @Test
    void reportsDispatchedThenRunningThenTheEnd() {
        try (var bench = new ExecutorBench(data)) {
            AttemptId id = bench.dispatch(order(1, "fake", Map.of("output", Map.of("rows", 10))));

            bench.end(id);

            assertThat(bench.reports(id))
                    .containsExactly(
                            new TaskReport.Dispatched(id, "local"),
                            new TaskReport.Running(id, null, ""),
                            new TaskReport.Succeeded(
                                    id, null, Outputs.plain(Map.of("rows", "10"))));
        }
    }

    @Test
    void leavesTheDiskAloneWhenThereIsNothingToWrite() {
        try (var bench = new ExecutorBench(data)) {
            bench.end(bench.dispatch(order(1, "Fake", Map.of())));

            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void beginsAnAttemptOnceHoweverOftenItIsDispatched() {
        try (var bench = new ExecutorBench(data)) {
            TaskOrder order = order(1, "Shell", Map.of("command", "echo begun"));
            bench.dispatch(order);
            bench.dispatch(order);
            TaskReport end = bench.end(order.attempt());
            bench.dispatch(order);

            assertThat(bench.log(order.attempt())).isEqualTo("begun\n");
            assertThat(bench.reports(order.attempt()))
                    .filteredOn(report -> report instanceof TaskReport.Dispatched)
                    .hasSize(1);
            assertThat(bench.reports(order.attempt()))
                    .filteredOn(report -> report.equals(end))
                    .as("the end is told again to whom asks again")
                    .hasSize(2);
        }
    }

    @Test
    void neverBeginsWhatWasKilledBeforeItCame() {
        try (var bench = new ExecutorBench(data)) {
            TaskOrder order = order(1, "Fake", Map.of());
            bench.executor().kill(order.attempt());
            bench.dispatch(order);

            assertThat(bench.reports(order.attempt()))
                    .hasSize(2)
                    .containsOnly(new TaskReport.Killed(order.attempt(), null, "unknown here"));
        }
    }

    @Test
    void neverBeginsWhatWasRecalledBeforeItCame() {
        try (var bench = new ExecutorBench(data)) {
            TaskOrder order = order(1, "Fake", Map.of());
            bench.executor().recall(order.attempt());
            bench.dispatch(order);

            assertThat(bench.reports(order.attempt()))
                    .hasSize(2)
                    .containsOnly(new TaskReport.Recalled(order.attempt()));
        }
    }

    @Test
    void letsRunOnWhatIsRecalledTooLate() {
        try (var bench = new ExecutorBench(data)) {
            AttemptId id = bench.dispatch(order(1, "Fake", Map.of("duration", "200ms")));
            bench.awaitRunning(id);
            bench.executor().recall(id);

            assertThat(bench.end(id)).isInstanceOf(TaskReport.Succeeded.class);
        }
    }

    @Test
    void killsWhatNeverEndsAndSaysSoAgainWhenAskedAgain() {
        try (var bench = new ExecutorBench(data)) {
            AttemptId id = bench.dispatch(order(1, "Fake", Map.of("outcome", "NEVER")));
            bench.awaitRunning(id);
            bench.executor().kill(id);
            bench.executor().kill(id);
            TaskReport end = bench.end(id);
            bench.executor().kill(id);

            assertThat(end).isEqualTo(new TaskReport.Killed(id, null, "killed on request"));
            assertThat(bench.reports(id)).endsWith(end);
            assertThat(bench.executor().attempts()).isEmpty();
        }
    }

    @Test
    void failsWithAClearReasonWhenTheTypeCannotRunHere() {
        try (var bench = new ExecutorBench(data)) {
            AttemptId id = bench.dispatch(order(1, "Spark", Map.of()));

            assertThat(bench.end(id))
                    .isInstanceOfSatisfying(
                            TaskReport.Failed.class,
                            failed ->
                                    assertThat(failed.reason())
                                            .startsWith("Task type Spark cannot run here"));
        }
    }

    @Test
    void succeedsWithoutDoingAnythingInADryRun() {
        try (var bench = new ExecutorBench(data)) {
            AttemptId id =
                    bench.dispatch(dryRun(order(1, "Shell", Map.of("command", "touch here"))));

            assertThat(bench.end(id)).isEqualTo(new TaskReport.Succeeded(id, null, Outputs.NONE));
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void failsWithTheMessageOfAnExceptionAndMasksIt() {
        var settings =
                ExecutorSettings.defaults()
                        .withMasks(order -> text -> text.replace("s3cret", "***"));
        try (var bench =
                new ExecutorBench(data, settings)
                        .with(
                                type(
                                        "Breaks",
                                        context -> {
                                            throw new IllegalStateException(
                                                    "cannot log in with s3cret");
                                        }))) {
            AttemptId id = bench.dispatch(order(1, "Breaks", Map.of()));

            assertThat(bench.end(id))
                    .isEqualTo(new TaskReport.Failed(id, null, "cannot log in with ***"));
        }
    }

    @Test
    void playsTheScriptOfEachTryAndRepeatsTheLast() {
        Map<String, Object> settings =
                Map.of(
                        "attempts",
                        List.of(Map.of("outcome", "FAILED"), Map.of("outcome", "KILLED")));
        try (var bench = new ExecutorBench(data)) {
            TaskOrder first = ofTry(order(1, "Fake", settings), 1);
            TaskOrder second = ofTry(order(2, "Fake", settings), 2);
            TaskOrder third = ofTry(order(3, "Fake", settings), 3);

            assertThat(bench.end(bench.dispatch(first))).isInstanceOf(TaskReport.Failed.class);
            assertThat(bench.end(bench.dispatch(second))).isInstanceOf(TaskReport.Killed.class);
            assertThat(bench.end(bench.dispatch(third))).isInstanceOf(TaskReport.Killed.class);
        }
    }

    @Test
    void endsEverythingWhenItIsClosedAndTakesNothingAfterwards() {
        var bench = new ExecutorBench(data);
        AttemptId fake = bench.dispatch(order(1, "Fake", Map.of("outcome", "NEVER")));
        AttemptId shell = bench.shell(2, "sleep 4711");
        bench.awaitRunning(shell);

        bench.close();

        assertThat(bench.endIfAny(fake)).get().isInstanceOf(TaskReport.Killed.class);
        assertThat(bench.endIfAny(shell)).get().isInstanceOf(TaskReport.Killed.class);
        assertThat(ExecutorBench.processesWith("sleep 4711")).isEmpty();
        AttemptId late = bench.dispatch(order(3, "Fake", Map.of()));
        assertThat(bench.reports(late))
                .containsExactly(new TaskReport.Killed(late, null, "this executor has closed"));
    }

    private static TaskType type(String name, Body body) {
        return new TaskType() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<String> settings() {
                return Set.of();
            }

            @Override
            public void check(TaskSettings settings, SettingFaults faults) {
                // every setting is fine
            }

            @Override
            public TaskOutcome run(TaskContext context) throws Exception {
                return body.run(context);
            }
        };
    }

    private interface Body {
        TaskOutcome run(TaskContext context) throws Exception;
    }
}
