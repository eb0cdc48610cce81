package dev.pilothouse.engine.logic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// L02: what a DEPENDENT task makes of the runs that there are.
class DependenceCheckTest {

    private static final ZonedDateTime BASE =
            ZonedDateTime.of(2024, 8, 14, 12, 0, 0, 0, ZoneOffset.UTC);
    private static final WorkflowDefinition UPSTREAM = Flows.of("a -> b").build("up");

    private static final class History implements Upstream {
        private final NavigableMap<Long, Run> runs = new TreeMap<>();
        private long lastId = 100;

        Run add(WorkflowDefinition flow, long at, WorkflowState state, BitSet selection) {
            RunIdentity identity =
                    new RunIdentity(
                            ++lastId,
                            flow.name(),
                            1,
                            FailureStrategy.CONTINUE,
                            StartOptions.defaults("test"),
                            at);
            Run run = Run.submitted(identity, ExecutionPlan.of(flow, selection));
            Run in = run.with(new Change.RunChanged(run.status().startedAt(at).in(state, "")));
            runs.put(lastId, in);
            return in;
        }

        Run add(long at, WorkflowState state) {
            BitSet all = new BitSet();
            all.set(0, 2);
            return add(UPSTREAM, at, state, all);
        }

        void put(Run run, int node, TaskState state) {
            TaskAttempt attempt =
                    TaskAttempt.submitted(node + 1, 1, 0, AttemptTimes.submitted(1, 1), "")
                            .in(state, AttemptTimes.submitted(1, 1));
            Mark mark = state.isTerminal() ? Mark.ENDED : Mark.ACTIVE;
            runs.put(
                    run.identity().id(),
                    runs.getOrDefault(run.identity().id(), run)
                            .with(new Change.TaskChanged(node, state, mark, attempt)));
        }

        @Override
        public Optional<WorkflowDefinition> definition(String workflow) {
            return workflow.equals("up") ? Optional.of(UPSTREAM) : Optional.empty();
        }

        @Override
        public List<Long> runsOf(String workflow, DateInterval interval) {
            return runs.descendingMap().entrySet().stream()
                    .filter(e -> e.getValue().identity().workflow().equals(workflow))
                    .filter(e -> e.getValue().identity().createdAt() >= interval.from())
                    .filter(e -> e.getValue().identity().createdAt() <= interval.to())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public Optional<Run> run(long id) {
            return Optional.ofNullable(runs.get(id));
        }
    }

    private final History history = new History();

    private static long at(String time) {
        return ZonedDateTime.parse(time + "Z").toInstant().toEpochMilli();
    }

    private static final long TODAY = at("2024-08-14T07:00:00");
    private static final long YESTERDAY = at("2024-08-13T07:00:00");

    private Truth truth(String workflow, @Nullable String task, String date) {
        return check(workflow, task, date, Flows.of("d").build("own")).truth();
    }

    private record Checked(Truth truth, String why) {}

    private Checked check(
            String workflow, @Nullable String task, String date, WorkflowDefinition own) {
        Map<String, @Nullable Object> item =
                task == null
                        ? Map.of("workflow_name", workflow, "dependent_date", date)
                        : Map.of(
                                "workflow_name",
                                workflow,
                                "dependent_task_name",
                                task,
                                "dependent_date",
                                date);
        Dependence dependence =
                Dependence.of(new TaskSettings(Map.of("op", "and", "groups", List.of(item))));
        BitSet all = new BitSet();
        all.set(0, own.tasks().size());
        Run run = history.add(own, TODAY, WorkflowState.RUNNING, all);
        DependenceCheck check = new DependenceCheck(run, BASE, history);
        return new Checked(check.truth(dependence.criterion()), check.why());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, SUCCEEDED",
        "FAILED, FAILED",
        "STOPPED, FAILED",
        "PAUSED, FAILED",
        "RUNNING, WAITING",
        "SUBMITTED, WAITING",
        "SERIAL_WAIT, WAITING",
        "READY_STOP, WAITING",
    })
    void aWholeRunCountsOnceItHasEnded(WorkflowState state, Truth expected) {
        history.add(TODAY, state);
        assertThat(truth("up", null, "today")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, RUNNING, SUCCEEDED",
        "FORCED_SUCCESS, FAILED, SUCCEEDED",
        "RETRY_WAIT, RUNNING, WAITING",
        "FAILED, RUNNING, WAITING",
        "FAILED, FAILED, FAILED",
        "KILLED, STOPPED, FAILED",
        "RUNNING, RUNNING, WAITING",
        "RUNNING, READY_STOP, WAITING",
    })
    void aTaskCountsAtOnceIfItSucceededAndFailsOnlyWithItsRun(
            TaskState task, WorkflowState run, Truth expected) {
        history.put(history.add(TODAY, run), 1, task);
        assertThat(truth("up", "b", "today")).isEqualTo(expected);
    }

    @Test
    void theNewestRunOfTheIntervalCounts() {
        history.add(TODAY, WorkflowState.FAILED);
        history.add(TODAY + 1, WorkflowState.SUCCEEDED);
        assertThat(truth("up", null, "today")).isEqualTo(Truth.SUCCEEDED);
        history.add(TODAY + 2, WorkflowState.RUNNING);
        assertThat(truth("up", null, "today")).isEqualTo(Truth.WAITING);
    }

    @Test
    void aNewerRunThatDoesNotTouchTheTaskDoesNotCount() {
        history.put(history.add(TODAY, WorkflowState.SUCCEEDED), 1, TaskState.SUCCEEDED);
        BitSet onlyTheFirst = new BitSet();
        onlyTheFirst.set(0);
        history.add(UPSTREAM, TODAY + 1, WorkflowState.RUNNING, onlyTheFirst);
        assertThat(truth("up", "b", "today")).isEqualTo(Truth.SUCCEEDED);
    }

    @Test
    void everyIntervalMustBeSatisfied() {
        history.add(YESTERDAY, WorkflowState.SUCCEEDED);
        assertThat(truth("up", null, "last1Days")).isEqualTo(Truth.SUCCEEDED);
        assertThat(truth("up", null, "last2Days")).isEqualTo(Truth.WAITING);
        history.add(at("2024-08-12T23:59:59"), WorkflowState.SUCCEEDED);
        assertThat(truth("up", null, "last2Days")).isEqualTo(Truth.SUCCEEDED);
        assertThat(truth("up", null, "today")).isEqualTo(Truth.WAITING);
    }

    @Test
    void whatDoesNotExistFailsWithAReason() {
        WorkflowDefinition own = Flows.of("d").build("own");
        assertThat(check("nowhere", null, "today", own))
                .satisfies(c -> assertThat(c.truth()).isEqualTo(Truth.FAILED))
                .satisfies(c -> assertThat(c.why()).contains("no such workflow"));
        assertThat(check("up", "zzz", "today", own).why()).contains("no such task");
        assertThat(check("up", null, "yesteryear", own).why()).contains("yesteryear");
    }

    @Test
    void aWorkflowThatDependsOnItsFormerRunHasNoneTheFirstTime() {
        assertThat(check("up", null, "last1Days", UPSTREAM).truth()).isEqualTo(Truth.SUCCEEDED);
        assertThat(check("up", null, "today", UPSTREAM).truth())
                .as("its former run is running")
                .isEqualTo(Truth.WAITING);
    }
}
