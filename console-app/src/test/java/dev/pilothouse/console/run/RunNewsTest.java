package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Rules;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What news do to the history, the list of runs and the bus.
class RunNewsTest extends RunModelFixture {

    private final List<Long> missing = new ArrayList<>();

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
    void whatDidNotComeAsNewsIsReadAndThenNothingIsMissing() {
        start();
        List<JournalEntry> stored = run.journal();
        model.setOnGap(missing::add);
        model.open(12);
        model.loaded(run.snapshot(), stored);
        run.begin("extract").succeed("extract").settle();
        int last = run.journal().size();
        model.accept(new RunNews(run.snapshot(), run.journal().subList(last - 2, last)));

        assertThat(missing).containsExactly(stored.size() + 1L);
        assertThat(model.history()).hasSize(stored.size());
        assertThat(requireNonNull(model.snapshotProperty().get()).lastEntry()).isEqualTo(last);

        model.filled(12, run.journal().subList(stored.size(), last - 1));
        assertThat(missing).containsExactly(stored.size() + 1L, (long) last);
        model.filled(12, run.journal().subList(last - 1, last));

        assertThat(missing).hasSize(2);
        assertThat(model.history())
                .extracting(HistoryRow::number)
                .containsExactlyElementsOf(
                        run.journal().stream().map(JournalEntry::number).toList());
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
    void theListOfRunsTellsHowFarEachHasCome() {
        RunsModel runs = new RunsModel(Words.in(Language.ENGLISH));
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
    void theBusOfAnEndedRunHoldsNothing() {
        ScriptedRun timed =
                ScriptedRun.of(
                        """
                        workflow: {name: timed, timeout: 5m}
                        tasks: [{name: a, task_type: Fake}]
                        """);
        timed.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a");
        assertThat(BusNow.of(timed.snapshot(), timed.now()).delayedCount()).isEqualTo(1);

        timed.succeed("a").settle().hold();

        BusNow bus = BusNow.of(timed.snapshot(), timed.now());
        assertThat(bus.delayedCount()).isZero();
        assertThat(bus.held()).isFalse();
    }

    @Test
    void masksNothingWithoutSecrets() {
        RunModel plain =
                new RunModel(
                        run::now,
                        ZoneOffset.UTC,
                        Words.in(Language.ENGLISH),
                        Rules.tables(),
                        _ -> UnaryOperator.identity());
        start();
        run.begin("users").fail("users", "no rows").settle();
        plain.open(12);
        plain.loaded(run.snapshot(), run.journal());
        plain.selectedTaskProperty().set("users");

        assertThat(plain.inspectionProperty().get().facts())
                .contains(new Fact("reason", "no rows"));
    }
}
