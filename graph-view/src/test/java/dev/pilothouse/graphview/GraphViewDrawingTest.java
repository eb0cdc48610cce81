package dev.pilothouse.graphview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

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
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

class GraphViewDrawingTest extends GraphViewFixture {
    @Start
    void start(Stage stage) {
        show(stage);
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
    void aReturnToTheShownStructureCancelsTheLayoutUnderWay(FxRobot robot) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        GraphModel shown = Samples.random(5, 1);
        GraphLayout slow = waitingUntilCancelled(begun, ended);
        GraphView[] other = new GraphView[1];
        robot.interact(
                () -> {
                    other[0] = new GraphView(slow);
                    other[0].modelProperty().set(shown);
                });
        WaitForAsyncUtils.waitFor(10, SECONDS, () -> other[0].laidOutProperty().get() != null);
        robot.interact(() -> other[0].modelProperty().set(Samples.random(3, 1)));
        assertThat(begun.await(10, SECONDS)).isTrue();

        robot.interact(() -> other[0].modelProperty().set(shown));

        assertThat(ended.await(10, SECONDS)).isTrue();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(requireNonNull(other[0].laidOutProperty().get()).fits(shown)).isTrue();
    }

    /// Lays out at once, but a graph of three nodes only when told to stop.
    private GraphLayout waitingUntilCancelled(CountDownLatch begun, CountDownLatch ended) {
        return (structure, size, stop) -> {
            if (structure.size() == 3) {
                begun.countDown();
                while (!stop.getAsBoolean()) {
                    Thread.onSpinWait();
                }
                ended.countDown();
            }
            return layout.layout(structure, size, () -> false);
        };
    }

    @Test
    void aNewerModelCancelsTheLayoutOfTheOlder(FxRobot robot) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        GraphModel slow = Samples.random(3, 1);
        GraphLayout stubborn = waitingUntilCancelled(begun, cancelled);
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

    static Stream<Arguments> pictures() {
        return Stream.of(
                arguments("nightly-etl", Samples.nightlyEtl()),
                arguments("every-state", Samples.everyState()),
                arguments("large", Samples.wide()));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void drawsEveryThemeInItsOwnColours(String name, GraphModel model, FxRobot robot)
            throws Exception {
        robot.interact(() -> view.modelProperty().set(model));
        WaitForAsyncUtils.waitFor(
                60, SECONDS, () -> requireNonNull(view.laidOutProperty().get()).fits(model));
        robot.interact(() -> view.selectedProperty().set("join_users"));

        for (Theme theme : Theme.values()) {
            robot.interact(() -> Stages.switchTo(view.getScene(), theme));
            robot.interact(() -> keep(name, theme));
            assertThat(colours(robot))
                    .contains(colour(theme, Token.SURFACE), colour(theme, Token.SUCCESS));
        }
    }

    private Set<Color> colours(FxRobot robot) {
        Set<Color> found = new HashSet<>();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = view.getScene().snapshot(null));
        for (int x = 0; x < image[0].getWidth(); x++) {
            for (int y = 0; y < image[0].getHeight(); y++) {
                found.add(image[0].getPixelReader().getColor(x, y));
            }
        }
        return found;
    }

    private void keep(String name, Theme theme) {
        try {
            assertThat(Stages.keep(view.getScene(), name, theme)).isNotEmptyFile();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
