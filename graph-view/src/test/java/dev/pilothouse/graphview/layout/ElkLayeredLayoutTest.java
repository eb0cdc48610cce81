package dev.pilothouse.graphview.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.graphview.Samples;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.model.GraphEdge;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.model.Link;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class ElkLayeredLayoutTest {
    private final GraphLayout layout = new ElkLayeredLayout();

    static Stream<GraphModel> graphs() {
        return Stream.of(
                GraphModel.empty(),
                Samples.nightlyEtl(),
                Samples.everyState(),
                Samples.random(200, 1),
                Samples.random(1_200, 2));
    }

    private LaidOutGraph laidOut(GraphModel model) {
        return layout.layout(model.structure(), NodeSize.fitting(model));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void placesEveryNodeWithinTheBounds(GraphModel model) {
        LaidOutGraph graph = laidOut(model);

        assertThat(graph.boxes()).hasSize(model.nodes().size());
        assertThat(graph.boxes())
                .allSatisfy(
                        box -> {
                            assertThat(graph.bounds().contains(box.x(), box.y())).isTrue();
                            assertThat(graph.bounds().contains(box.right(), box.bottom())).isTrue();
                        });
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void letsNoTwoNodesOverlap(GraphModel model) {
        List<Box> boxes = laidOut(model).boxes();

        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(box::overlaps);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void leadsEveryEdgeFromLeftToRightBetweenItsNodes(GraphModel model) {
        LaidOutGraph graph = laidOut(model);
        List<Link> links = model.structure().links();

        for (int i = 0; i < links.size(); i++) {
            Box from = graph.boxes().get(links.get(i).from());
            Box to = graph.boxes().get(links.get(i).to());
            Route route = graph.routes().get(i);
            assertThat(from.right()).isLessThan(to.x());
            assertThat(route.start()).isEqualTo(new Point(from.right(), from.centre().y()));
            assertThat(route.end()).isEqualTo(new Point(to.x(), to.centre().y()));
        }
    }

    @Test
    void drawsACycleToo() {
        GraphModel model =
                GraphModel.of(
                        List.of(
                                GraphNode.of("a", StateLook.FAILED),
                                GraphNode.of("b", StateLook.FAILED)),
                        List.of(GraphEdge.of("a", "b"), GraphEdge.of("b", "a")));

        LaidOutGraph graph = laidOut(model);

        assertThat(graph.boxes().get(0).overlaps(graph.boxes().get(1))).isFalse();
        assertThat(graph.routes()).hasSize(2);
    }

    @Test
    void givesTheSamePlacesAgain() {
        GraphModel model = Samples.random(200, 7);

        assertThat(laidOut(model)).isEqualTo(laidOut(GraphModel.of(model.nodes(), model.edges())));
    }

    @Test
    void keepsTheGivenOrderAmongEquals() {
        List<GraphNode> nodes =
                IntStream.range(0, 12)
                        .mapToObj(
                                i ->
                                        GraphNode.of(
                                                i == 0 ? "root" : "leaf" + i, StateLook.SUBMITTED))
                        .toList();
        List<GraphEdge> edges =
                nodes.stream().skip(1).map(leaf -> GraphEdge.of("root", leaf.id())).toList();

        List<Box> leaves = laidOut(GraphModel.of(nodes, edges)).boxes().subList(1, 12);

        assertThat(leaves).extracting(Box::y).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void computesSeveralGraphsAtOnceWithoutMixingThem() {
        List<GraphModel> models =
                IntStream.range(0, 8).mapToObj(i -> Samples.random(80, i)).toList();
        List<LaidOutGraph> oneByOne = models.stream().map(this::laidOut).toList();

        List<LaidOutGraph> together = models.parallelStream().map(this::laidOut).toList();

        assertThat(together).isEqualTo(oneByOne);
    }

    @Test
    void laysOutAChainThatIsDeeperThanAnOrdinaryStack() {
        List<GraphNode> nodes =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> GraphNode.of("n" + i, StateLook.DELAYED))
                        .toList();
        List<GraphEdge> edges =
                IntStream.range(1, 3_000)
                        .mapToObj(i -> GraphEdge.of("n" + (i - 1), "n" + i))
                        .toList();

        assertThat(laidOut(GraphModel.of(nodes, edges)).boxes())
                .extracting(Box::x)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> laidOut(Samples.random(400, 3)))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stopsWhenCancelledOnTheWay() {
        GraphModel model = Samples.random(400, 3);
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                layout.layout(
                                        model.structure(),
                                        NodeSize.fitting(model),
                                        () -> asked.incrementAndGet() > 5))
                .isInstanceOf(CancellationException.class);
        assertThat(asked.get()).isLessThan(20);
    }

    @Test
    void makesRoomForLongLabelsWithinLimits() {
        GraphModel shortLabels =
                GraphModel.of(List.of(GraphNode.of("a", StateLook.FAILED)), List.of());
        GraphModel longer =
                GraphModel.of(List.of(GraphNode.of("a".repeat(20), StateLook.FAILED)), List.of());
        GraphModel endless =
                GraphModel.of(List.of(GraphNode.of("a".repeat(500), StateLook.FAILED)), List.of());

        assertThat(NodeSize.fitting(longer).width())
                .isGreaterThan(NodeSize.fitting(shortLabels).width());
        assertThat(NodeSize.fitting(endless).width()).isEqualTo(264);
    }
}
