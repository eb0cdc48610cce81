package dev.pilothouse.graphview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;

import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.layout.Point;

import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;

class GraphViewInputTest extends GraphViewFixture {
    @Start
    void start(Stage stage) {
        show(stage);
    }

    private javafx.geometry.Point2D onScreen(String id) {
        LaidOutGraph graph = requireNonNull(view.laidOutProperty().get());
        Point centre = graph.boxes().get(graph.structure().position(id).orElseThrow()).centre();
        Point point = view.cameraProperty().get().toScreen(centre);
        return view.localToScreen(point.x(), point.y());
    }

    @Test
    void fitsTheWholeGraphAtFirst() {
        LaidOutGraph graph = requireNonNull(view.laidOutProperty().get());
        var visible = view.cameraProperty().get().visible(view.getWidth(), view.getHeight());

        assertThat(visible.contains(0, 0)).isTrue();
        assertThat(visible.contains(graph.bounds().right(), graph.bounds().bottom())).isTrue();
    }

    @Test
    void clickSelectsTheNodeAndSpeaksIt(FxRobot robot) {
        robot.clickOn(onScreen("join_users"));

        assertThat(view.selectedProperty().get()).isEqualTo("join_users");
        assertThat(view.getAccessibleText())
                .startsWith("Graph of 11 tasks.")
                .contains(
                        "join_users, waits to retry, retry 2 of 3 in 4.1 s, held here, breakpoint");
    }

    @Test
    void clickBesideANodeClearsTheSelection(FxRobot robot) {
        robot.clickOn(onScreen("join_users"));
        robot.clickOn(view.localToScreen(4, 4));

        assertThat(view.selectedProperty().get()).isNull();
        assertThat(view.getAccessibleText()).endsWith("Selected: nothing.");
    }

    @Test
    void doubleClickAndEnterOpenTheNode(FxRobot robot) {
        List<String> opened = new ArrayList<>();
        robot.interact(() -> view.onNodeActionProperty().set(opened::add));

        robot.doubleClickOn(onScreen("publish"));
        robot.type(KeyCode.ENTER);

        assertThat(opened).containsExactly("publish", "publish");
    }

    @Test
    void arrowKeysWalkAlongEdgesAndColumns(FxRobot robot) {
        robot.interact(() -> view.selectedProperty().set("extract_users"));

        robot.type(KeyCode.RIGHT);
        assertThat(view.selectedProperty().get()).isEqualTo("join_users");
        robot.type(KeyCode.RIGHT);
        assertThat(view.selectedProperty().get()).isEqualTo("aggregate");
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        assertThat(view.selectedProperty().get())
                .isIn("extract_users", "clean_orders", "extract_events");
        robot.interact(() -> view.selectedProperty().set("extract_orders"));
        robot.type(KeyCode.LEFT, KeyCode.UP);
        assertThat(view.selectedProperty().get()).isEqualTo("extract_orders");
        robot.type(KeyCode.DOWN);
        assertThat(view.selectedProperty().get())
                .isNotEqualTo("extract_orders")
                .startsWith("extract_");
    }

    @Test
    void firstArrowKeySelectsTheFirstNode(FxRobot robot) {
        robot.type(KeyCode.RIGHT);

        assertThat(view.selectedProperty().get()).isEqualTo("extract_orders");
    }

    @Test
    void zoomKeysChangeTheZoom(FxRobot robot) {
        double before = view.zoomProperty().get();

        robot.type(KeyCode.PLUS);
        assertThat(view.zoomProperty().get()).isCloseTo(before * 1.2, within(1e-9));
        robot.type(KeyCode.MINUS, KeyCode.MINUS);
        assertThat(view.zoomProperty().get()).isCloseTo(before / 1.2, within(1e-9));
        robot.type(KeyCode.DIGIT0);
        assertThat(view.zoomProperty().get()).isEqualTo(1);
    }

    @Test
    void controlAndWheelZoomAboutThePointer(FxRobot robot) {
        Camera before = view.cameraProperty().get();
        Point below = before.toGraph(300, 200);

        robot.interact(() -> view.fireEvent(scroll(40, true)));

        Camera after = view.cameraProperty().get();
        assertThat(after.zoom()).isGreaterThan(before.zoom());
        assertThat(after.toScreen(below).x()).isCloseTo(300, within(1e-6));
        assertThat(after.toScreen(below).y()).isCloseTo(200, within(1e-6));
    }

    @Test
    void wheelAndDragPan(FxRobot robot) {
        Camera before = view.cameraProperty().get();

        robot.interact(() -> view.fireEvent(scroll(40, false)));
        assertThat(view.cameraProperty().get()).isEqualTo(before.pannedBy(0, 40));
        robot.drag(view.localToScreen(20, 20)).dropTo(view.localToScreen(80, 50));
        assertThat(view.cameraProperty().get()).isEqualTo(before.pannedBy(60, 70));
        assertThat(view.selectedProperty().get()).isNull();
    }

    private static ScrollEvent scroll(double delta, boolean control) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                300,
                200,
                300,
                200,
                false,
                control,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void staysFittedUntilTheUserMovesIt(FxRobot robot) {
        double fitted = view.zoomProperty().get();

        robot.interact(() -> view.getScene().getWindow().setWidth(600));
        assertThat(view.zoomProperty().get()).isLessThan(fitted);
        robot.type(KeyCode.DIGIT0);
        robot.interact(() -> view.getScene().getWindow().setWidth(960));
        assertThat(view.zoomProperty().get()).isEqualTo(1);
    }

    @Test
    void revealBringsANodeIntoTheMiddle(FxRobot robot) {
        robot.interact(() -> view.zoomProperty().set(1.5));
        robot.interact(() -> view.reveal("archive"));

        Point middle =
                view.cameraProperty().get().toGraph(view.getWidth() / 2, view.getHeight() / 2);
        LaidOutGraph graph = requireNonNull(view.laidOutProperty().get());
        int archive = graph.structure().position("archive").orElseThrow();
        assertThat(graph.nodeAt(middle.x(), middle.y())).hasValue(archive);
        assertThat(view.selectedProperty().get()).isEqualTo("archive");
    }

    @Test
    void keysLightUpWhatComesBeforeAndAfter(FxRobot robot) {
        robot.interact(() -> view.selectedProperty().set("aggregate"));

        robot.type(KeyCode.D);
        assertThat(view.highlightedProperty().get())
                .containsExactlyInAnyOrder("aggregate", "publish", "archive");
        robot.type(KeyCode.U);
        assertThat(view.highlightedProperty().get())
                .contains("extract_orders", "join_users", "sessionize", "aggregate")
                .doesNotContain("publish");
        robot.type(KeyCode.ESCAPE);
        assertThat(view.highlightedProperty().get()).isEmpty();
    }
}
