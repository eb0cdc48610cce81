package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.graphview.lanes.Chip;
import dev.pilothouse.graphview.lanes.LaneModel;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.Mark;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// One moment of a run drives everything that is shown of it.
class PastMomentTest extends RunModelFixture {

    private int beforeTheFailure;

    private void failOnceAndSucceed() {
        start();
        run.begin("extract").begin("users").pass(1_000);
        beforeTheFailure = run.journal().size();
        run.fail("users", "no rows").settle().pass(5_000).settle();
        run.begin("users").pass(400).succeed("users").succeed("extract").settle();
        show();
    }

    private List<String> types(List<Chip> chips) {
        return chips.stream().map(chip -> chip.type() + " " + chip.aside()).toList();
    }

    @Test
    void showsGraphAndInspectorAsTheyWereThen() {
        failOnceAndSucceed();
        model.selectedTaskProperty().set("users");
        model.goTo(new Moment.After(beforeTheFailure));

        assertThat(node("users").state()).isEqualTo(StateLook.RUNNING);
        assertThat(model.inspectionProperty().get().state()).isEqualTo("RUNNING");
        assertThat(model.behind()).isEqualTo(run.journal().size() - beforeTheFailure);

        model.goTo(new Moment.After(beforeTheFailure + 1));
        assertThat(node("users").state()).isEqualTo(StateLook.RETRY_WAIT);
        assertThat(node("users").detail()).isEqualTo("retry 1 of 2 in 5.0 s");
    }

    @Test
    void showsWhatLayOnTheBusThenInTheOrderInWhichItWasHandled() {
        failOnceAndSucceed();
        model.goTo(new Moment.After(beforeTheFailure + 1));

        LaneModel lanes = model.lanesProperty().get();
        assertThat(lanes.header())
                .isEqualTo("EVENT BUS · RUN #12 · AFTER EVENT " + (beforeTheFailure + 1));
        assertThat(lanes.ready().total()).isZero();
        assertThat(types(lanes.delayed().chips())).containsExactly("RETRY users · in 5.0 s");
        assertThat(lanes.held()).isFalse();

        model.goTo(new Moment.After(1));
        assertThat(types(model.lanesProperty().get().ready().chips()))
                .startsWith("START extract · #2", "START users · #3");
        assertThat(node("extract").is(Mark.HELD)).isTrue();
        assertThat(model.inspectionProperty().get().next())
                .contains(new Fact("about", "extract"), new Fact("will do", "NOT_RUN → SUBMITTED"));
    }

    @Test
    void goingBackAndForthGivesTheSamePictures() {
        failOnceAndSucceed();
        List<GraphModel> forward = new ArrayList<>();
        List<LaneModel> buses = new ArrayList<>();
        for (int event = 0; event < run.journal().size(); event++) {
            model.goTo(new Moment.After(event));
            forward.add(model.graphProperty().get());
            buses.add(model.lanesProperty().get());
        }
        for (int event = run.journal().size() - 1; event >= 0; event--) {
            model.goTo(new Moment.After(event));
            assertThat(model.graphProperty().get().nodes()).isEqualTo(forward.get(event).nodes());
            assertThat(model.lanesProperty().get()).isEqualTo(buses.get(event));
        }
    }

    @Test
    void theRunGoesOnWhileItsPastIsShownAndNothingIsLost() {
        start();
        run.begin("extract");
        show();
        int then = run.journal().size();
        model.goTo(new Moment.After(then));
        assertThat(model.isPast()).isTrue();
        GraphModel before = model.graphProperty().get();

        run.succeed("extract").settle();
        model.accept(
                new RunNews(run.snapshot(), run.journal().subList(then, run.journal().size())));
        model.tick();

        assertThat(model.graphProperty().get()).isEqualTo(before);
        assertThat(model.behind()).isEqualTo(run.journal().size() - then);
        assertThat(model.history()).hasSize(run.journal().size());
        assertThat(requireNonNull(model.snapshotProperty().get()).lastEntry())
                .isEqualTo(run.journal().size());

        model.goTo(Moment.LIVE);
        assertThat(node("extract").state()).isEqualTo(StateLook.SUCCEEDED);
        assertThat(model.behind()).isZero();
    }

    @Test
    void theEndOfARunThatHasEndedIsNow() {
        start();
        run.begin("extract").succeed("extract").settle();
        run.begin("users").succeed("users").settle();
        run.begin("join").succeed("join").settle();
        show();
        model.goTo(new Moment.After(3));
        assertThat(model.isPast()).isTrue();
        model.goTo(new Moment.After(1_000_000));

        assertThat(model.isPast()).isFalse();
        model.goTo(new Moment.After(-7));
        assertThat(model.shownEvent()).isZero();
        assertThat(node("extract").state()).isEqualTo(StateLook.NOT_RUN);
    }

    @Test
    void anotherRunIsShownAsItIs() {
        failOnceAndSucceed();
        model.goTo(new Moment.After(2));
        model.preview(ScriptedRun.definition(FLOW));

        assertThat(model.isPast()).isFalse();
        assertThat(model.shownProperty().get()).isNull();
        model.goTo(new Moment.After(2));
        assertThat(model.isPast()).isFalse();
    }
}
