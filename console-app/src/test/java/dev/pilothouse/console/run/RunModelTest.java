package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.model.Mark;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

class RunModelTest {

    private static final String FLOW =
            """
            workflow: {name: nightly}
            tasks:
              - {name: extract, task_type: Fake}
              - {name: users, task_type: Fake, fail_retry_times: 2, fail_retry_interval: 5s}
              - {name: off, task_type: Fake, flag: "NO"}
              - {name: join, task_type: Fake, deps: [extract, users, off]}
            """;

    private final ScriptedRun run = ScriptedRun.of(FLOW);
    private final RunModel model =
            new RunModel(
                    run::now,
                    ZoneOffset.UTC,
                    Rules.tables(),
                    _ -> text -> text.replace("s3cret", "******"));

    private void start() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
    }

    private void show() {
        model.open(12);
        model.loaded(run.snapshot(), run.journal());
    }

    private GraphNode node(String task) {
        return model.graphProperty().get().node(task).orElseThrow();
    }

    @Test
    void showsWhatEachTaskDoesOrWaitsFor() {
        start();
        run.begin("extract").begin("users").pass(1_250).fail("users", "no rows").settle();
        show();

        assertThat(node("extract").state()).isEqualTo(StateLook.RUNNING);
        assertThat(node("extract").detail()).isEqualTo("1.2 s");
        assertThat(node("users").state()).isEqualTo(StateLook.RETRY_WAIT);
        assertThat(node("users").detail()).isEqualTo("retry 1 of 2 in 5.0 s");
        assertThat(node("off").state()).isEqualTo(StateLook.FORBIDDEN);
        assertThat(node("join").state()).isEqualTo(StateLook.NOT_RUN);
        assertThat(node("join").detail()).isEqualTo("waits for 2 tasks");
    }

    @Test
    void countDownsGoOnWithoutAnyNews() {
        start();
        run.begin("users").fail("users", "no rows").settle();
        show();
        run.pass(2_000);
        model.tick();

        assertThat(node("users").detail()).isEqualTo("retry 1 of 2 in 3.0 s");
        assertThat(model.lanesProperty().get().delayed().chips().getFirst().aside())
                .isEqualTo("users · in 3.0 s");
    }

    @Test
    void aHeldBusShowsWhatIsNextAndWhatItWillDo() {
        start();
        run.begin("extract").hold().succeed("extract");
        show();

        assertThat(model.lanesProperty().get().held()).isTrue();
        assertThat(model.lanesProperty().get().ready().chips().getFirst().aside())
                .isEqualTo("extract · #" + (run.journal().size() + 1));
        assertThat(node("extract").is(Mark.HELD)).isTrue();
        assertThat(model.inspectionProperty().get().next())
                .contains(
                        new Fact("about", "extract"),
                        new Fact("will do", "RUNNING → SUCCEEDED"),
                        new Fact("publishes", "TOPOLOGY extract"));
    }

    @Test
    void aDelayedEventOfAHeldBusBecomesReadyByTime() {
        start();
        run.begin("users").fail("users", "no rows").settle().hold();
        show();
        assertThat(model.lanesProperty().get().ready().total()).isZero();

        run.pass(5_000);
        model.tick();

        assertThat(model.lanesProperty().get().ready().chips().getFirst().type())
                .isEqualTo("RETRY");
        assertThat(model.lanesProperty().get().delayed().total()).isZero();
        model.selectedTaskProperty().set("users");
        assertThat(model.inspectionProperty().get().why())
                .isEqualTo("Attempt 1 failed; the next attempt starts now, but the bus is held.");
    }

    @Test
    void inspectsTheSelectedTask() {
        start();
        run.begin("extract").pass(700);
        show();
        model.selectedTaskProperty().set("extract");

        Inspection inspection = model.inspectionProperty().get();
        assertThat(inspection.state()).isEqualTo("RUNNING");
        assertThat(inspection.why()).isEmpty();
        assertThat(inspection.facts())
                .containsExactly(
                        new Fact("type", "Fake"),
                        new Fact("attempt", "1 of 1"),
                        new Fact("started", "02:00:00.000"),
                        new Fact("duration", "0.7 s"),
                        new Fact("worker", "local"),
                        new Fact("process", "4711"));
    }

    @Test
    void saysWhatATaskWaitsFor() {
        start();
        run.begin("extract").pass(2_000);
        show();
        model.selectedTaskProperty().set("join");

        assertThat(model.inspectionProperty().get().why())
                .isEqualTo(
                        "It waits for extract (running for 2.0 s) and users (waits for a slot).");
    }

    @Test
    void asksTheDispatchDeskWhyATaskHasNoSlot() {
        start();
        show();
        model.selectedTaskProperty().set("users");
        model.explain("users", Optional.of("waits for a slot in worker group 'x', place 1 of 4"));

        assertThat(model.inspectionProperty().get().why())
                .isEqualTo("It waits for a slot in worker group 'x', place 1 of 4.");
    }

    @Test
    void writesTheHistoryWithWhatWasBefore() {
        start();
        run.begin("extract").succeed("extract").settle();
        show();

        assertThat(model.history()).extracting(HistoryRow::number).startsWith(1L, 2L, 3L);
        assertThat(model.history())
                .filteredOn(row -> row.task().equals("extract"))
                .extracting(row -> row.type() + ": " + row.change())
                .containsExactly(
                        "START: NOT_RUN → SUBMITTED",
                        "DISPATCH: goes to worker local",
                        "DISPATCHED: SUBMITTED → DISPATCHED",
                        "RUNNING: DISPATCHED → RUNNING",
                        "SUCCEEDED: RUNNING → SUCCEEDED",
                        "TOPOLOGY: opens what follows");
        assertThat(model.history().getLast().cause())
                .isEqualTo("← #" + (model.history().size() - 1));
    }

    @Test
    void newsBeforeTheRunIsLoadedLeaveNoGapAndNothingTwice() {
        start();
        List<JournalEntry> stored = run.journal();
        var base = run.snapshot();
        model.open(12);
        run.begin("extract");
        model.accept(new RunNews(run.snapshot(), run.journal().subList(1, run.journal().size())));
        assertThat(model.history()).isEmpty();

        model.loaded(base, stored);

        assertThat(model.history())
                .extracting(HistoryRow::number)
                .containsExactlyElementsOf(
                        run.journal().stream().map(JournalEntry::number).toList());
        assertThat(requireNonNull(model.snapshotProperty().get()).lastEntry())
                .isEqualTo(run.journal().size());
    }

    @Test
    void aHistoryFromTheMiddleDoesNotGuessWhatWasBefore() {
        start();
        run.begin("extract");
        model.open(12);
        model.loaded(run.snapshot(), run.journal().subList(5, run.journal().size()));

        assertThat(model.history().getFirst().number()).isEqualTo(6);
        assertThat(model.history())
                .extracting(HistoryRow::change)
                .first()
                .asString()
                .startsWith("→ ");
    }

    @Test
    void newsOfOtherRunsAreLeftOut() {
        start();
        model.open(99);
        model.accept(new RunNews(run.snapshot(), run.journal()));
        model.loaded(run.snapshot(), run.journal());

        assertThat(model.history()).isEmpty();
        assertThat(model.snapshotProperty().get()).isNull();
    }

    @Test
    void neverShowsASecret() {
        start();
        run.begin("users").fail("users", "password s3cret refused").settle();
        show();
        model.selectedTaskProperty().set("users");

        assertThat(model.inspectionProperty().get().facts())
                .contains(new Fact("reason", "password ****** refused"));
        assertThat(model.history()).noneMatch(row -> row.change().contains("s3cret"));
    }

    @Test
    void previewsAWorkflowThatDoesNotRun() {
        model.preview(ScriptedRun.definition(FLOW));

        assertThat(model.graphProperty().get().nodes())
                .extracting(GraphNode::state)
                .containsExactly(
                        StateLook.NOT_RUN,
                        StateLook.NOT_RUN,
                        StateLook.FORBIDDEN,
                        StateLook.NOT_RUN);
        assertThat(model.inspectionProperty().get()).isEqualTo(Inspection.NOTHING);
    }

    @Test
    void theListOfRunsTellsHowFarEachHasCome() {
        RunsModel runs = new RunsModel();
        start();
        run.begin("extract").succeed("extract").settle();
        runs.accept(run.snapshot(), run.now());
        assertThat(runs.lines()).extracting(RunLine::detail).containsExactly("running, 2 of 4");
        assertThat(runs.active()).isEqualTo(1);

        runs.accept(run.hold().succeed("users").snapshot(), run.now());

        assertThat(runs.lines())
                .extracting(RunLine::detail)
                .containsExactly("held at event " + run.journal().size());
    }

    @Test
    void masksNothingWithoutSecrets() {
        RunModel plain =
                new RunModel(
                        run::now, ZoneOffset.UTC, Rules.tables(), _ -> UnaryOperator.identity());
        start();
        run.begin("users").fail("users", "no rows").settle();
        plain.open(12);
        plain.loaded(run.snapshot(), run.journal());
        plain.selectedTaskProperty().set("users");

        assertThat(plain.inspectionProperty().get().facts())
                .contains(new Fact("reason", "no rows"));
    }
}
