package dev.pilothouse.graphview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.pilothouse.graphview.layout.ElkLayeredLayout;
import dev.pilothouse.graphview.layout.GraphLayout;
import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.look.TokenSheet;
import dev.pilothouse.graphview.model.GraphEdge;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;

import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(ApplicationExtension.class)
class GraphViewTest {
    private final AtomicInteger layouts = new AtomicInteger();
    private final GraphLayout layout =
            (structure, size, cancelled) -> {
                layouts.incrementAndGet();
                return new ElkLayeredLayout().layout(structure, size, cancelled);
            };

    @SuppressWarnings("NullAway.Init") // set by start(), which runs before every test
    private GraphView view;

    @Start
    void start(Stage stage) {
        view = new GraphView(layout);
        view.modelProperty().set(Samples.nightlyEtl());
        Stages.show(stage, view, Theme.DARK, 960, 460);
    }

    @BeforeEach
    void waitForTheLayout(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(10, SECONDS, () -> view.laidOutProperty().get() != null);
        robot.interact(view::requestFocus);
    }

    private javafx.geometry.Point2D onScreen(String id) {
        LaidOutGraph graph = requireNonNull(view.laidOutProperty().get());
        Point centre = graph.boxes().get(graph.structure().position(id).orElseThrow()).centre();
        Point point = view.cameraProperty().get().toScreen(centre);
        return view.localToScreen(point.x(), point.y());
    }

    private Color pixelInStrip(FxRobot robot, String id) {
        LaidOutGraph graph = requireNonNull(view.laidOutProperty().get());
        var box = graph.boxes().get(graph.structure().position(id).orElseThrow());
        Point point = view.cameraProperty().get().toScreen(new Point(box.x() + 6, box.y() + 12));
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = view.getScene().snapshot(null));
        return image[0].getPixelReader().getColor((int) point.x(), (int) point.y());
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

    @Test
    void changesOfStateAreDrawnWithoutANewLayout(FxRobot robot) {
        GraphModel model = view.modelProperty().get();
        GraphNode users = model.node("extract_users").orElseThrow();
        LaidOutGraph before = view.laidOutProperty().get();

        robot.interact(
                () ->
                        view.modelProperty()
                                .set(model.with(List.of(users.in(StateLook.FAILED, "exit 1")))));

        assertThat(pixelInStrip(robot, "extract_users"))
                .isEqualTo(colour(Theme.DARK, Token.FAILED));
        assertThat(layouts).hasValue(1);
        assertThat(view.laidOutProperty().get()).isSameAs(before);
    }

    @Test
    void theSameStructureBuiltAgainNeedsNoNewLayout(FxRobot robot) {
        GraphModel model = view.modelProperty().get();

        robot.interact(() -> view.modelProperty().set(GraphModel.of(model.nodes(), model.edges())));

        assertThat(layouts).hasValue(1);
    }

    @Test
    void aChangeOfStructureIsLaidOutInTheBackground(FxRobot robot) throws Exception {
        List<GraphNode> nodes = new ArrayList<>(Samples.nightlyEtl().nodes());
        nodes.add(GraphNode.of("extra", StateLook.SUBMITTED));
        List<GraphEdge> edges = new ArrayList<>(Samples.nightlyEtl().edges());
        edges.add(GraphEdge.of("archive", "extra"));
        GraphModel larger = GraphModel.of(nodes, edges);

        robot.interact(() -> view.modelProperty().set(larger));

        WaitForAsyncUtils.waitFor(
                10, SECONDS, () -> requireNonNull(view.laidOutProperty().get()).fits(larger));
        assertThat(layouts).hasValue(2);
    }

    @Test
    void aNewerModelCancelsTheLayoutOfTheOlder(FxRobot robot) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        GraphModel slow = Samples.random(3, 1);
        GraphLayout stubborn =
                (structure, size, stop) -> {
                    if (structure.size() == 3) {
                        begun.countDown();
                        while (!stop.getAsBoolean()) {
                            Thread.onSpinWait();
                        }
                        cancelled.countDown();
                    }
                    return layout.layout(structure, size, () -> false);
                };
        GraphView[] other = new GraphView[1];
        robot.interact(
                () -> {
                    other[0] = new GraphView(stubborn);
                    other[0].modelProperty().set(slow);
                });
        assertThat(begun.await(10, SECONDS)).isTrue();

        GraphModel newer = Samples.random(5, 1);
        robot.interact(() -> other[0].modelProperty().set(newer));

        assertThat(cancelled.await(10, SECONDS)).isTrue();
        WaitForAsyncUtils.waitFor(10, SECONDS, () -> other[0].laidOutProperty().get() != null);
        assertThat(requireNonNull(other[0].laidOutProperty().get()).fits(newer)).isTrue();
    }

    @Test
    void aThemeSwitchRepaintsInTheOtherColours(FxRobot robot) {
        assertThat(pixelInStrip(robot, "extract_events"))
                .isEqualTo(colour(Theme.DARK, Token.RUNNING));

        robot.interact(() -> Stages.switchTo(view.getScene(), Theme.LIGHT));

        assertThat(pixelInStrip(robot, "extract_events"))
                .isEqualTo(colour(Theme.LIGHT, Token.RUNNING));
        assertThat(view.paletteProperty().get().colour(Token.SURFACE))
                .isEqualTo(colour(Theme.LIGHT, Token.SURFACE));
    }

    private static Color colour(Theme theme, Token token) {
        return Color.web(TokenSheet.shipped().hex(theme, token));
    }

    @Test
    void looksAsDesignedInBothThemes(FxRobot robot) {
        robot.interact(() -> view.selectedProperty().set("join_users"));
        for (Theme theme : Theme.values()) {
            robot.interact(() -> Stages.switchTo(view.getScene(), theme));
            robot.interact(() -> keep("graph-view", theme));
        }
        robot.interact(() -> view.modelProperty().set(Samples.everyState()));
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {});
        assertThat(view.modelProperty().get().nodes()).hasSize(StateLook.values().length);
    }

    private void keep(String name, Theme theme) {
        try {
            assertThat(Stages.keep(view.getScene(), name, theme)).isNotEmptyFile();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
