package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.model.Mark;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/// What is shown of a run at one moment.
class RunModelTest extends RunModelFixture {

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
    void previewsAWorkflowThatDoesNotRun() {
        model.preview(ScriptedRun.definition(FLOW));

        assertThat(model.graphProperty().get().nodes())
                .extracting(GraphNode::state)
                .containsExactly(
                        StateLook.NOT_RUN,
                        StateLook.NOT_RUN,
                        StateLook.FORBIDDEN,
                        StateLook.NOT_RUN);
        assertThat(model.inspectionProperty().get())
                .isEqualTo(Inspection.nothing(Words.in(Language.ENGLISH)));
    }
}
