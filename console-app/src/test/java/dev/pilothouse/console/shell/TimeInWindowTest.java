package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.run.HistoryRow;
import dev.pilothouse.console.run.Moment;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.time.TimeBar;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.GraphView;
import dev.pilothouse.graphview.look.StateLook;

import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;

/// A person goes through the time of a run.
@ExtendWith(ApplicationExtension.class)
class TimeInWindowTest extends WindowFixture {

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    private void runFlow() {
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.SUCCEEDED);
        until(
                "the last event is there",
                () -> helm.run().history().getLast().type().equals("FINALIZE"));
    }

    private StateLook look(String task) {
        return onFx(
                () ->
                        node(GraphView.class, "graph")
                                .modelProperty()
                                .get()
                                .node(task)
                                .orElseThrow()
                                .state());
    }

    private String spoken() {
        return onFx(() -> node(TimeBar.class, "time-bar").getAccessibleText());
    }

    @Test
    void withTheKeyboardAloneOneGoesBackToTheBeginningAndToNow(FxRobot robot) {
        runFlow();
        int events = history().size();
        robot.press(KeyCode.ALT).type(KeyCode.DIGIT9).release(KeyCode.ALT);
        until("the bar has the focus", () -> node(Node.class, "time-bar").isFocused());
        assertThat(spoken()).startsWith("Time of the run: event " + events + " of " + events);

        robot.type(KeyCode.HOME);
        until("the beginning is shown", () -> helm.run().shownEvent() == 0);
        assertThat(look("extract")).isEqualTo(StateLook.NOT_RUN);
        assertThat(text("behind")).isEqualTo(events + " behind");
        assertThat(hint("time.back"))
                .isEqualTo("One event back: This is the run before its first event");

        robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
        until("two events are shown", () -> helm.run().shownEvent() == 2);
        robot.press(KeyCode.CONTROL).type(KeyCode.CLOSE_BRACKET).release(KeyCode.CONTROL);
        until("three events are shown", () -> helm.run().shownEvent() == 3);
        robot.press(KeyCode.CONTROL).type(KeyCode.OPEN_BRACKET).release(KeyCode.CONTROL);
        until("two events are shown again", () -> helm.run().shownEvent() == 2);
        assertThat(look("extract")).isEqualTo(StateLook.SUBMITTED);
        assertThat(onFx(() -> selectedRow().number())).isEqualTo(2);

        robot.press(KeyCode.CONTROL).type(KeyCode.END).release(KeyCode.CONTROL);
        until("it is now", () -> !helm.run().isPast());
        assertThat(look("publish")).isEqualTo(StateLook.SUCCEEDED);
        until("nothing is behind", () -> !node(Node.class, "behind").isVisible());
        assertThat(hint("time.forward"))
                .isEqualTo("One event forward: Event " + events + " is the last one that there is");
        assertThat(hint("time.live")).isEqualTo("Now: The run is shown as it is now");
    }

    private HistoryRow selectedRow() {
        return (HistoryRow) node(TableView.class, "history").getSelectionModel().getSelectedItem();
    }

    @Test
    void theMouseScrubsAndEveryViewFollows(FxRobot robot) {
        runFlow();
        Node bar = onFx(() -> node(Node.class, "time-bar"));
        Bounds bounds = onFx(() -> bar.localToScreen(bar.getBoundsInLocal()));
        robot.moveTo(bounds.getMinX() + 14, bounds.getCenterY())
                .press(MouseButton.PRIMARY)
                .moveTo(bounds.getCenterX(), bounds.getCenterY());
        until("a moment in the middle is shown", () -> helm.run().isPast());
        until(
                "events before and behind it",
                () -> helm.run().shownEvent() >= 1 && helm.run().behind() >= 1);
        robot.release(MouseButton.PRIMARY);
        long shown = onFx(() -> helm.run().shownEvent());
        until("the event is selected", () -> selectedRow().number() == shown);
        assertThat(text("behind"))
                .isEqualTo(onFx(() -> helm.run().behind()).intValue() + " behind");

        robot.clickOn(onFx(() -> node(Node.class, "time.live")));
        until("it is now", () -> !helm.run().isPast());
    }

    @Test
    void aStretchIsLookedAtWithShiftAndLeftWithADoubleClick() {
        runFlow();
        TimeBar bar = onFx(() -> node(TimeBar.class, "time-bar"));
        assertThat(hint("time.fit")).isEqualTo("Time: show all of it: All of it is shown already");
        double width = onFx(bar::getWidth);
        onFx(
                () -> {
                    mouse(bar, MouseEvent.MOUSE_PRESSED, width * 0.3, true, 1);
                    mouse(bar, MouseEvent.MOUSE_DRAGGED, width * 0.6, true, 1);
                    mouse(bar, MouseEvent.MOUSE_RELEASED, width * 0.6, true, 1);
                    bench.actions().refresh();
                    return true;
                });
        assertThat(isDisabled("time.fit")).isFalse();
        assertThat(onFx(() -> bench.rooms().time().isZoomed())).isTrue();
        onFx(
                () -> {
                    mouse(bar, MouseEvent.MOUSE_PRESSED, width * 0.5, false, 2);
                    return true;
                });
        assertThat(onFx(() -> bench.rooms().time().isZoomed())).isFalse();
    }

    private static void mouse(
            Node on, EventType<MouseEvent> type, double x, boolean shift, int clicks) {
        on.fireEvent(
                new MouseEvent(
                        type,
                        x,
                        20,
                        x,
                        20,
                        MouseButton.PRIMARY,
                        clicks,
                        shift,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    @Test
    void theRunGoesOnWhileItsPastIsShown(FxRobot robot) throws IOException {
        openGatedFlow();
        ask(Verb.RUN);
        until("some events are there", () -> helm.run().history().size() >= 8);
        onFx(
                () -> {
                    helm.run().goTo(new Moment.After(2));
                    return true;
                });
        openGate();
        untilState(WorkflowState.SUCCEEDED);
        until(
                "everything has come",
                () -> helm.run().history().getLast().type().equals("FINALIZE"));
        assertThat(look("publish")).isEqualTo(StateLook.NOT_RUN);
        assertThat(text("behind")).isEqualTo(history().size() - 2 + " behind");

        robot.press(KeyCode.CONTROL).type(KeyCode.END).release(KeyCode.CONTROL);
        until("it is now", () -> !helm.run().isPast());
        assertThat(look("publish")).isEqualTo(StateLook.SUCCEEDED);
        assertThat(history())
                .extracting(HistoryRow::number)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1L);
    }

    @Test
    void playIsStartedAndStoppedWithItsKeyAndComesToTheEnd(FxRobot robot) {
        runFlow();
        onFx(
                () -> {
                    bench.rooms().player().accelerate(-100);
                    node(Node.class, "graph").requestFocus();
                    return true;
                });
        assertThat(text("speed")).isEqualTo("×0.1");
        robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
        until("it plays from the beginning", () -> helm.run().isPast());
        onFx(
                () -> {
                    bench.rooms().player().accelerate(100);
                    return true;
                });
        until("it has come to now", () -> !helm.run().isPast());
        assertThat(onFx(() -> bench.rooms().player().playingProperty().get())).isFalse();
        assertThat(isDisabled("time.faster")).isTrue();
        robot.clickOn(onFx(() -> node(Node.class, "time.slower")));
        assertThat(text("speed")).isEqualTo("×50");
    }

    @Test
    void theStripIsThereInALayoutOfAnOlderVersion() {
        onFx(
                () -> {
                    bench.dock().close("time");
                    bench.choose(Perspective.RUN);
                    bench.choose(Perspective.DEBUG);
                    return true;
                });
        assertThat(onFx(() -> bench.dock().current().views())).contains("time");
        until(
                "the bar is seen again",
                () -> window.getScene().getRoot().lookup("#time-bar") != null);
    }
}
