package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.run.HistoryRow;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.lanes.EventLanes;

import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.List;

/// A person runs, holds, steps and stops.
@ExtendWith(ApplicationExtension.class)
class RunInWindowTest extends WindowFixture {

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    @Test
    void aWorkflowThatWasOpenedRunsToItsEndBeforeOnesEyes(FxRobot robot) {
        openFlow();
        assertThat(isDisabled("run.start")).isFalse();
        assertThat(isDisabled("run.stop")).isTrue();
        assertThat(hint("run.stop")).isEqualTo("Stop: Choose a run first");

        robot.clickOn(node(Button.class, "run.start"));
        untilState(WorkflowState.SUCCEEDED);

        assertThat(text("crumb")).isEqualTo("run #1");
        until(
                "the list says so",
                () -> helm.runs().lines().getFirst().detail().startsWith("succeeded in "));
        until(
                "the last event is there",
                () -> helm.run().history().getLast().type().equals("FINALIZE"));
        assertThat(history()).extracting(HistoryRow::number).startsWith(1L).doesNotHaveDuplicates();
        assertThat(hint("bus.hold")).isEqualTo("Hold bus: Run #1 has ended: SUCCEEDED");
        until(
                "the delay is measured",
                () -> text("delay").matches("event → pixel \\d+ ms \\(p95\\)"));
    }

    @Test
    void f6HoldsF7StepsOneEventF9Resumes(FxRobot robot) throws IOException {
        openGatedFlow();
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        until("extract and slow run", () -> runs(0) && runs(2));
        robot.type(KeyCode.F6);
        until("the bus is held", helm::isHeld);
        openGate();
        until(
                "both first tasks have reported",
                () -> node(EventLanes.class, "lanes").modelProperty().get().ready().total() >= 2);
        until("a step is offered", () -> !node(Button.class, "bus.step").isDisabled());
        assertThat(text("inspected")).isEqualTo("run #1");

        int before = history().size();
        robot.type(KeyCode.F7);
        until("one event was handled", () -> helm.run().history().size() == before + 1);
        until("the bus is held still", helm::isHeld);
        assertThat(history()).hasSize(before + 1);

        robot.type(KeyCode.F9);
        untilState(WorkflowState.SUCCEEDED);
        until("nothing can be resumed", () -> node(Button.class, "bus.resume").isDisabled());
    }

    private boolean runs(int node) {
        var shown = helm.run().snapshotProperty().get();
        return shown != null && shown.run().node(node).state() == TaskState.RUNNING;
    }

    @Test
    void theSelectedTaskIsExplainedAndItsLogFollowed() throws IOException {
        openGatedFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.RUNNING);
        onFx(
                () -> {
                    helm.run().selectedTaskProperty().set("extract");
                    return true;
                });
        openGate();
        onFx(
                () -> {
                    bench.dock().open("log");
                    return true;
                });
        until(
                "both lines of the log are there",
                () -> node(ListView.class, "log").getItems().equals(List.of("one", "two")));
        until("the task has ended", () -> text("inspected-state").equals("SUCCEEDED"));
        assertThat(text("inspected")).isEqualTo("extract");
    }

    @Test
    void stopEndsARunAndSaysWho(FxRobot robot) {
        open(
                """
                workflow: {name: endless}
                tasks: [{name: a, task_type: Fake, outcome: NEVER}]
                """);
        until("the workflow is shown", () -> text("crumb").equals("endless"));
        robot.clickOn(node(Button.class, "run.start"));
        untilState(WorkflowState.RUNNING);
        robot.clickOn(node(Button.class, "run.stop"));
        untilState(WorkflowState.STOPPED);

        until(
                "the list says who",
                () -> helm.runs().lines().getFirst().detail().equals("stopped: stop by ann"));
    }

    @Test
    void aRunThatHasEndedIsShownAgainFromTheStore() throws Exception {
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.SUCCEEDED);
        engine.awaitIdle();
        onFx(
                () -> {
                    helm.open(helm.shelf().workflows().getFirst());
                    helm.open(1);
                    return true;
                });
        untilState(WorkflowState.SUCCEEDED);

        assertThat(history().getLast().type()).isEqualTo("FINALIZE");
        assertThat(text("crumb")).isEqualTo("run #1");
    }
}
