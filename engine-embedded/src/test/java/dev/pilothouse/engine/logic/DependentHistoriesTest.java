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

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// L02: what a DEPENDENT task makes of random histories of another workflow, against an oracle that
/// knows only days and ends.
class DependentHistoriesTest {

    private static final WorkflowDefinition UP = Flows.of("a -> b").build("up");
    private static final WorkflowDefinition OWN = Flows.of("d").build("own");
    private static final List<WorkflowState> RUN_STATES =
            List.of(
                    WorkflowState.RUNNING,
                    WorkflowState.READY_STOP,
                    WorkflowState.SUCCEEDED,
                    WorkflowState.SUCCEEDED,
                    WorkflowState.FAILED,
                    WorkflowState.STOPPED);
    private static final List<TaskState> TASK_STATES =
            List.of(
                    TaskState.RUNNING,
                    TaskState.RETRY_WAIT,
                    TaskState.FAILED,
                    TaskState.SUCCEEDED,
                    TaskState.SUCCEEDED,
                    TaskState.FORCED_SUCCESS);

    /// A run of the other workflow: when, how far, and how its task b is.
    private record Past(long id, ZonedDateTime at, WorkflowState state, TaskState b) {

        Run run() {
            RunIdentity identity =
                    new RunIdentity(
                            id,
                            "up",
                            1,
                            FailureStrategy.CONTINUE,
                            StartOptions.defaults("test"),
                            at.toInstant().toEpochMilli());
            Run run = Run.submitted(identity, ExecutionPlan.of(UP));
            AttemptTimes times = AttemptTimes.submitted(1, 1);
            Mark mark = b.isTerminal() ? Mark.ENDED : Mark.ACTIVE;
            return run.with(
                            new Change.RunChanged(
                                    run.status().startedAt(identity.createdAt()).in(state, "")))
                    .with(
                            new Change.TaskChanged(
                                    1,
                                    b,
                                    mark,
                                    TaskAttempt.submitted(1, 1, 0, times, "").in(b, times)));
        }
    }

    private record History(List<Past> runs) implements Upstream {
        @Override
        public Optional<WorkflowDefinition> definition(String workflow) {
            return workflow.equals("up") ? Optional.of(UP) : Optional.empty();
        }

        @Override
        public List<Long> runsOf(String workflow, DateInterval interval) {
            return runs.stream()
                    .filter(p -> p.at().toInstant().toEpochMilli() >= interval.from())
                    .filter(p -> p.at().toInstant().toEpochMilli() <= interval.to())
                    .sorted(Comparator.comparingLong(Past::id).reversed())
                    .map(Past::id)
                    .toList();
        }

        @Override
        public Optional<Run> run(long id) {
            return runs.stream().filter(p -> p.id() == id).findFirst().map(Past::run);
        }
    }

    @Property(tries = 2_000)
    void l02TheAnswerIsTheOraclesForEveryHistory(@ForAll long seed) {
        Random random = new Random(seed);
        ZonedDateTime base =
                ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)
                        .plusMinutes(random.nextInt(366 * 24 * 60));
        List<Past> runs = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            runs.add(past(random, base, runs.size() + 1));
        }
        boolean ofTask = random.nextBoolean();
        int days = random.nextInt(4);
        Truth expected = oracle(runs, base.toLocalDate(), days, ofTask);
        assertThat(truth(new History(runs), base, days, ofTask))
                .as("seed %d: %s", seed, runs)
                .isEqualTo(expected);
    }

    private static Past past(Random random, ZonedDateTime base, long id) {
        TaskState b = TASK_STATES.get(random.nextInt(TASK_STATES.size()));
        WorkflowState state = RUN_STATES.get(random.nextInt(RUN_STATES.size()));
        return new Past(id, base.minusMinutes(random.nextInt(4 * 24 * 60)), state, b);
    }

    /// `days` 0 is today, else each of so many days before today.
    private static Truth truth(History history, ZonedDateTime base, int days, boolean ofTask) {
        Map<String, @Nullable Object> item =
                Map.of(
                        "workflow_name",
                        "up",
                        "dependent_task_name",
                        ofTask ? "b" : "",
                        "dependent_date",
                        days == 0 ? "today" : "last" + days + "Days");
        Dependence dependence =
                Dependence.of(new TaskSettings(Map.of("op", "and", "groups", List.of(item))));
        RunIdentity own =
                new RunIdentity(
                        99,
                        "own",
                        1,
                        FailureStrategy.CONTINUE,
                        StartOptions.defaults("test"),
                        base.toInstant().toEpochMilli());
        Run run = Run.submitted(own, ExecutionPlan.of(OWN));
        return new DependenceCheck(run, base, history).truth(dependence.criterion());
    }

    private static Truth oracle(List<Past> runs, LocalDate today, int days, boolean ofTask) {
        for (int back = days; back >= (days == 0 ? 0 : 1); back--) {
            LocalDate day = today.minusDays(back);
            Optional<Past> newest =
                    runs.stream()
                            .filter(p -> p.at().toLocalDate().equals(day))
                            .max(Comparator.comparingLong(Past::id));
            Truth truth = newest.map(p -> oracle(p, ofTask)).orElse(Truth.WAITING);
            if (truth != Truth.SUCCEEDED) {
                return truth;
            }
        }
        return Truth.SUCCEEDED;
    }

    private static Truth oracle(Past past, boolean ofTask) {
        boolean succeeded =
                ofTask
                        ? past.b() == TaskState.SUCCEEDED || past.b() == TaskState.FORCED_SUCCESS
                        : past.state() == WorkflowState.SUCCEEDED;
        if (succeeded) {
            return Truth.SUCCEEDED;
        }
        return past.state().isTerminal() ? Truth.FAILED : Truth.WAITING;
    }
}
