package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.console.debug.BreakpointFile;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.Camera;
import dev.pilothouse.graphview.GraphView;
import dev.pilothouse.graphview.lanes.EventLanes;
import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.model.Mark;

import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A person stops runs where it matters, and goes on from there.
@ExtendWith(ApplicationExtension.class)
class DebuggerInWindowTest extends WindowFixture {

    private static final String CHAIN =
            """
            workflow: {name: nightly}
            tasks:
              - {name: extract, task_type: Fake}
              - {name: clean, task_type: Fake, deps: [extract]}
              - {name: publish, task_type: Fake, deps: [clean]}
            """;

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private void openChain() {
        open(CHAIN);
        until("the workflow is shown", () -> text("crumb").equals("nightly"));
    }

    private RunSnapshot run() {
        return requireNonNull(helm.run().snapshotProperty().get());
    }

    private TaskState state(String task) {
        return onFx(() -> run().run().node(run().run().graph().plan().index(task)).state());
    }

    private boolean isAt(String task, TaskState state) {
        return run().run().node(run().run().graph().plan().index(task)).state() == state;
    }

    private void untilHeld() {
        until("the bus is held", helm::isHeld);
    }

    private Node cell(String name) {
        return node(Label.class, "cell-" + name);
    }

    private List<String> ready() {
        return onFx(
                () ->
                        node(EventLanes.class, "lanes")
                                .modelProperty()
                                .get()
                                .ready()
                                .chips()
                                .stream()
                                .map(chip -> chip.type() + " " + chip.subject())
                                .toList());
    }

    private void showView(String id) {
        onFx(
                () -> {
                    bench.dock().open(id);
                    return true;
                });
    }

    @Test
    void aClickOnACellOfTheStateTableStopsBeforeThatEventInThatState(FxRobot robot) {
        openChain();
        robot.interact(() -> cell("TASK-RUNNING-SUCCEEDED").requestFocus());
        robot.clickOn(cell("TASK-RUNNING-SUCCEEDED"));
        assertThat(onFx(() -> cell("TASK-RUNNING-SUCCEEDED").getAccessibleText()))
                .isEqualTo("RUNNING × SUCCEEDED: hit 0×, breakpoint");
        ask(Verb.RUN);
        untilHeld();

        assertThat(text("held-why")).isEqualTo("breakpoint 1: RUNNING × SUCCEEDED");
        assertThat(state("extract")).isEqualTo(TaskState.RUNNING);
        assertThat(ready()).first().isEqualTo("SUCCEEDED extract");
        until(
                "the cell says what comes next",
                () ->
                        cell("TASK-RUNNING-SUCCEEDED")
                                .getAccessibleText()
                                .endsWith("breakpoint, the next event goes here"));
        assertThat(text("cell-detail")).contains("→ SUCCEEDED · ReleaseSlot · publishes TOPOLOGY");
        until(
                "what was handled is counted",
                () ->
                        cell("TASK-NOT_RUN-START")
                                .getAccessibleText()
                                .equals("NOT_RUN × START: hit 1×"));

        robot.type(KeyCode.F9);
        until("it stops at the next task", () -> helm.isHeld() && isAt("clean", TaskState.RUNNING));
        robot.press(KeyCode.CONTROL, KeyCode.ALT).type(KeyCode.F8);
        robot.release(KeyCode.CONTROL, KeyCode.ALT);
        robot.type(KeyCode.F9);
        untilState(WorkflowState.SUCCEEDED);
    }

    @Test
    void aClickLeftOfATaskStopsBeforeItAndF8GoesOverIt(FxRobot robot) {
        openChain();
        until("the graph is laid out", bench::isLaidOut);
        robot.clickOn(gutter("clean"));
        until("a dot is drawn", () -> hasStop("clean"));
        assertThat(onFx(() -> helm.run().selectedTaskProperty().get())).isNull();
        ask(Verb.RUN);
        untilHeld();
        assertThat(text("held-why")).isEqualTo("breakpoint 1: task clean");
        assertThat(state("extract")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(state("clean")).isEqualTo(TaskState.NOT_RUN);

        until("a step is offered", () -> !isDisabled("bus.over"));
        robot.type(KeyCode.F8);
        until("clean is over", () -> isAt("clean", TaskState.SUCCEEDED) && helm.isHeld());
        assertThat(text("held-why")).isEqualTo("reached the end of task clean");
        assertThat(state("publish")).isEqualTo(TaskState.NOT_RUN);

        assertThat(onFx(() -> node(Node.class, "inspector").getAccessibleText()))
                .contains("rows task_attempt ~1, workflow_run ~1, journal +1");

        robot.clickOn(gutter("clean"));
        until("the dot is gone", () -> !hasStop("clean"));
    }

    private boolean hasStop(String task) {
        return node(GraphView.class, "graph")
                .modelProperty()
                .get()
                .node(task)
                .orElseThrow()
                .is(Mark.BREAKPOINT);
    }

    private Point2D gutter(String task) {
        return onFx(
                () -> {
                    GraphView graph = node(GraphView.class, "graph");
                    LaidOutGraph laidOut = requireNonNull(graph.laidOutProperty().get());
                    int position = laidOut.structure().position(task).getAsInt();
                    Box box = laidOut.boxes().get(position);
                    Camera camera = graph.cameraProperty().get();
                    double x = (box.x() - 9) * camera.zoom() + camera.x();
                    double y = box.centre().y() * camera.zoom() + camera.y();
                    return graph.localToScreen(x, y);
                });
    }

    @Test
    void withTheKeyboardAloneABreakpointIsSetMadeConditionalAndPassed(FxRobot robot) {
        openChain();
        onFx(
                () -> {
                    helm.run().selectedTaskProperty().set("publish");
                    return true;
                });
        robot.press(KeyCode.CONTROL).type(KeyCode.F8).release(KeyCode.CONTROL);
        until("a dot is drawn", () -> hasStop("publish"));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.F8);
        robot.release(KeyCode.CONTROL, KeyCode.SHIFT);
        until("the list is shown", () -> node(ListView.class, "breakpoints").isVisible());
        onFx(
                () -> {
                    node(ListView.class, "breakpoints").requestFocus();
                    return true;
                });
        robot.type(KeyCode.HOME);
        until("the particulars are shown", () -> node(Node.class, "breakpoint-form").isVisible());
        onFx(
                () -> {
                    node(TextField.class, "breakpoint-condition").requestFocus();
                    return true;
                });
        robot.write("1 +");
        robot.type(KeyCode.ENTER);
        until("what is wrong is said", () -> !text("breakpoint-wrong").isEmpty());
        robot.type(KeyCode.BACK_SPACE, 3);
        robot.write("${attempt} > 1");
        robot.type(KeyCode.ENTER);
        until("it is set", () -> text("breakpoint-wrong").isEmpty());
        assertThat(helm.debug().breakpoints().all().getFirst().condition())
                .isEqualTo("${attempt} > 1");
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        untilState(WorkflowState.SUCCEEDED);
    }

    @Test
    void aRunStartedHeldGoesOnToWhereOneWrites(FxRobot robot) {
        openChain();
        showView("breakpoints");
        robot.press(KeyCode.SHIFT).type(KeyCode.F9).release(KeyCode.SHIFT);
        untilHeld();
        assertThat(onFx(() -> run().lastEntry())).isZero();
        until("the field is there", () -> node(TextField.class, "run-to").isVisible());
        robot.interact(() -> node(TextField.class, "run-to").setText("nowhere"));
        robot.interact(() -> node(TextField.class, "run-to").fireEvent(action()));
        assertThat(text("run-to-wrong")).isEqualTo("There is no task nowhere");
        robot.interact(() -> node(TextField.class, "run-to").setText("clean running"));
        robot.interact(() -> node(TextField.class, "run-to").fireEvent(action()));
        until("it is there", () -> text("held-why").startsWith("reached task clean"));
        assertThat(text("run-to-wrong")).isEmpty();
        assertThat(state("clean")).isEqualTo(TaskState.DISPATCHED);
    }

    private static ActionEvent action() {
        return new ActionEvent();
    }

    @Test
    void aFailureIsStoppedBeforeItHappensAndANoteStopsNothing(FxRobot robot) {
        open(
                """
                workflow: {name: failing}
                tasks:
                  - {name: a, task_type: Fake}
                  - {name: b, task_type: Fake, deps: [a], outcome: FAILED}
                """);
        until("the workflow is shown", () -> text("crumb").equals("failing"));
        showView("breakpoints");
        until("the box is there", () -> node(CheckBox.class, "break-on-failure").isVisible());
        robot.interact(() -> node(CheckBox.class, "break-on-failure").fire());
        onFx(
                () -> {
                    helm.debug().breakpoints().toggleTask("a", "failing");
                    return true;
                });
        robot.interact(() -> node(ListView.class, "breakpoints").getSelectionModel().select(1));
        robot.interact(
                () ->
                        node(TextField.class, "breakpoint-note")
                                .setText("${task} comes in ${state}"));
        robot.interact(() -> node(TextField.class, "breakpoint-note").fireEvent(action()));
        ask(Verb.RUN);
        untilHeld();
        assertThat(text("held-why")).isEqualTo("breakpoint 1: a failure");
        assertThat(state("b")).isEqualTo(TaskState.RUNNING);
        until("the note is there", () -> !helm.debug().said().isEmpty());
        assertThat(helm.debug().said().getFirst().text()).isEqualTo("2: a comes in NOT_RUN");
        ask(Verb.RESUME);
        until("it fails", () -> helm.isHeld() || run().run().state().isTerminal());
    }

    @Test
    void breakpointsOutliveTheWindow() throws IOException {
        Path file = Files.createTempDirectory(folder, "kept").resolve("breakpoints.json");
        openChain();
        onFx(
                () -> {
                    helm.debug().keepIn(new BreakpointFile(file));
                    helm.debug().breakpoints().toggleTask("clean", "nightly");
                    return true;
                });
        until("they are kept", () -> new BreakpointFile(file).read().size() == 1);
        onFx(
                () -> {
                    helm.debug().breakpoints().setKeeper(_ -> {});
                    helm.debug().breakpoints().replace(List.of());
                    helm.debug().restore(new BreakpointFile(file));
                    return true;
                });
        until("they are back", () -> hasStop("clean"));
    }
}
