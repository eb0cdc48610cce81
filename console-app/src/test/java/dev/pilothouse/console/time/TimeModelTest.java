package dev.pilothouse.console.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.run.Moment;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import org.junit.jupiter.api.Test;

import java.util.List;

class TimeModelTest extends TimeFixture {

    private static final long BEGIN = ScriptedRun.BEGIN;

    @Test
    void knowsTheEventsAndSqueezesTheMinuteOfWaiting() {
        runToTheEnd();

        assertThat(time.events()).isEqualTo(run.journal().size());
        assertThat(time.first()).isEqualTo(BEGIN);
        assertThat(time.last()).isEqualTo(run.now());
        assertThat(time.axisProperty().get().folds())
                .extracting(TimeAxis.Fold::length)
                .containsExactly(60_000L);
    }

    @Test
    void flagsWhoAskedForSomethingAndWhatWentWrong() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        run.begin("users").fail("users", "no rows").settle();
        run.publish(new WorkflowLifecycleEvent.Pause("bob")).settle();
        show();

        assertThat(time.flags())
                .extracting(flag -> flag.kind() + " " + flag.text())
                .containsExactly(
                        "PERSON started by ann", "FAULT FAILED users", "PERSON PAUSE by bob");
        assertThat(time.flags().getFirst().event()).isEqualTo(1);
    }

    @Test
    void anInstantIsTheMomentAfterAllThatWasHandledByThen() {
        runToTheEnd();
        long failure = BEGIN + 1_200;
        time.goTo(failure);

        int shown = (int) model.shownEvent();
        assertThat(run.journal().get(shown - 1).at()).isEqualTo(failure);
        assertThat(run.journal().get(shown).at()).isGreaterThan(failure);
        assertThat(time.moment()).isEqualTo(failure);
        time.goTo(0);
        assertThat(model.shownEvent()).isZero();
        assertThat(time.moment()).isEqualTo(BEGIN);
    }

    @Test
    void looksAtAStretchAndAtAllOfItAgain() {
        runToTheEnd();
        time.look(BEGIN + 1_000, BEGIN + 200);

        assertThat(time.isZoomed()).isTrue();
        assertThat(time.axisProperty().get().from()).isEqualTo(BEGIN + 200);
        assertThat(time.axisProperty().get().to()).isEqualTo(BEGIN + 1_000);
        assertThat(time.axisProperty().get().folds()).isEmpty();

        time.fit();
        assertThat(time.axisProperty().get().to()).isEqualTo(run.now());
        time.look(BEGIN, BEGIN + 1);
        assertThat(time.isZoomed()).as("too little to look at").isFalse();
    }

    @Test
    void zoomsAroundTheMomentAndBackOut() {
        runToTheEnd();
        time.goTo(BEGIN + 500);
        time.zoom(2);
        assertThat(time.isZoomed()).isTrue();
        assertThat(time.axisProperty().get().shows(BEGIN + 500)).isTrue();
        for (int i = 0; i < 12; i++) {
            time.zoom(0.5);
        }
        assertThat(time.isZoomed()).isFalse();
        time.zoom(0.5);
        assertThat(time.isZoomed()).isFalse();
    }

    @Test
    void growsWithItsRunAndBeginsAnewWithAnother() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        show();
        int before = time.events();
        run.pass(700).begin("extract").pass(300);
        model.accept(
                new RunNews(run.snapshot(), run.journal().subList(before, run.journal().size())));
        assertThat(time.events()).isEqualTo(run.journal().size());
        assertThat(time.last()).isEqualTo(run.now());
        run.pass(5_000);
        time.tick();
        assertThat(time.axisProperty().get().to()).isEqualTo(run.now());

        model.goTo(new Moment.After(2));
        assertThat(time.last()).as("what comes is kept, and not shown").isEqualTo(BEGIN + 700);
        model.open(99);
        assertThat(time.events()).isZero();
        assertThat(time.flags()).isEqualTo(List.of());
        assertThat(time.isZoomed()).isFalse();
    }
}
