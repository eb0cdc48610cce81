package dev.pilothouse.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.definition.Edge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class WorkflowGraphTest {
    private static final String G7 = "1>2 2>5 3>5 4>6 5>6 6>7";
    private static final String G8 = "1>2 1>3 2>5 3>4 4>6 5>6 6>7 6>8";

    /// The answers of the reference's own tests of its graph (U1).
    @ParameterizedTest
    @CsvSource({
        "1 2 3 4 5 6 7, " + G7 + ", size, 7",
        "1 2 3 4 5 6 7, " + G7 + ", edges, 6",
        "1 2 3 4 5 6 7, " + G7 + ", roots, 1 3 4",
        "1 2 3 4 5 6 7, " + G7 + ", ends, 7",
        "1 2 3 4 5 6 7, " + G7 + ", successors of 1, 2",
        "1 2 3 4 5 6 7, " + G7 + ", predecessors of 1, ''",
        "1 2 3 4 5 6 7, " + G7 + ", predecessors of 2, 1",
        "1 2 3 4 5 6 7, " + G7 + ", predecessors of 3, ''",
        "1 2 3 4 5 6 7, " + G7 + ", predecessors of 4, ''",
        "1 2 3 4 5 6 7, " + G7 + ", predecessors of 6, 4 5",
        "1 2 3 4 5 6 7, " + G7 + ", order, 1 3 4 2 5 6 7",
        "1 2 3 4 5 6 7, " + G7 + ", ancestors of 6, 1 2 3 4 5",
        "1 2 3 4 5 6 7, " + G7 + ", descendants of 2, 5 6 7",
        "1 2 3 4 5 6 7 8, " + G8 + ", successors of 2, 5",
        "1 2 3 4 5 6 7 8, " + G8 + ", order, 1 2 3 5 4 6 7 8",
        "1 2 3 4 5, 1>2 2>3 3>4 5>1, order, 5 1 2 3 4",
        "1 2 3 4 5, 1>2 2>3 3>4 4>5, order, 1 2 3 4 5",
    })
    void answersTheReferencesQueries(String names, String edges, String query, String answer) {
        assertThat(answer(graph(names, edges), query)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "1 2 3 4 5, 1>2 2>3 3>4 4>1, 1 → 2 → 3 → 4 → 1",
        "1 2 3 4 5, 1>2 2>3 3>4 4>5 5>2, 2 → 3 → 4 → 5 → 2",
        "1 2 3 4 5, 1>2 2>3 3>4 4>5 5>1, 1 → 2 → 3 → 4 → 5 → 1",
    })
    void refusesTheReferencesCyclesByNamingThem(String names, String edges, String path) {
        assertThatThrownBy(() -> graph(names, edges))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }

    @Test
    void namesOneShortestCycleForEveryTangle() {
        List<GraphFault> faults = faults("a b c d e f", "a>b b>c c>a b>a c>d d>e e>d e>f");

        assertThat(faults)
                .containsExactly(
                        new GraphFault.Cycle(3, List.of("a", "b", "a")),
                        new GraphFault.Cycle(6, List.of("d", "e", "d")));
    }

    @Test
    void namesEveryFaultAtOnce() {
        List<GraphFault> faults =
                faults(
                        "load load report",
                        "laod>report report>report load>x load>report load>report");

        assertThat(faults)
                .containsExactly(
                        new GraphFault.DuplicateName("load", 0, 1),
                        new GraphFault.UnknownTask(0, "laod", List.of("load", "load", "report")),
                        new GraphFault.SelfEdge(1, "report"),
                        new GraphFault.UnknownTask(2, "x", List.of("load", "load", "report")),
                        new GraphFault.DuplicateEdge(4, "load", "report"));
        assertThat(faults.get(1).message()).contains("'laod'").contains("did you mean 'load'?");
    }

    @Test
    void refusesEmptyNamesAndNoTasks() {
        assertThat(WorkflowGraph.faults(List.of("a", " "), List.of()))
                .containsExactly(new GraphFault.EmptyName(1));
        assertThat(WorkflowGraph.faults(List.of(), List.of()))
                .containsExactly(new GraphFault.NoTasks());
    }

    @Test
    void shortensTheMessageOfALongCycle() {
        int size = 100_000;
        List<String> names = IntStream.range(0, size).mapToObj(i -> "t" + i).toList();
        List<Edge> edges =
                IntStream.range(0, size)
                        .mapToObj(i -> new Edge("t" + i, "t" + (i + 1) % size))
                        .toList();

        List<GraphFault> faults = WorkflowGraph.faults(names, edges);

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().message())
                .contains("100000 tasks")
                .contains("t8 → … → t0")
                .hasSizeLessThan(300);
    }

    @Test
    @Timeout(20)
    void namesManySmallCyclesInLinearTime() {
        int pairs = 20_000;
        List<String> names = IntStream.range(0, 2 * pairs).mapToObj(i -> "t" + i).toList();
        List<Edge> edges =
                IntStream.range(0, 2 * pairs)
                        .mapToObj(i -> new Edge("t" + i, "t" + (i ^ 1)))
                        .toList();

        assertThat(WorkflowGraph.faults(names, edges))
                .hasSize(pairs)
                .startsWith(new GraphFault.Cycle(1, List.of("t0", "t1", "t0")));
    }

    /// D10: a visitor without a visited set would walk 2^30 and 10^6 paths here.
    @Test
    @Timeout(10)
    void d10GraphBuildingVisitsEachNodeOnce() {
        for (WorkflowGraph graph : List.of(layers(30, 2), layers(6, 10))) {
            int[] order = graph.topologicalOrder();
            assertThat(order).hasSize(graph.size()).doesNotHaveDuplicates();
            assertThat(graph.descendants(0).cardinality())
                    .isEqualTo(graph.size() - graph.roots().length);
            assertThat(graph.ancestors(graph.size() - 1).cardinality())
                    .isEqualTo(graph.size() - graph.ends().length);
        }
    }

    @Test
    @Timeout(20)
    void buildsAHundredThousandTasksWithThreeHundredThousandEdges() {
        int size = 100_000;
        List<String> names = IntStream.range(0, size).mapToObj(i -> "t" + i).toList();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (int step : new int[] {1, 7, 1000}) {
                if (i + step < size) {
                    edges.add(new Edge("t" + i, "t" + (i + step)));
                }
            }
        }

        WorkflowGraph graph = WorkflowGraph.of(names, edges);

        assertThat(graph.topologicalOrder()).hasSize(size).startsWith(0, 1, 2);
        assertThat(graph.predecessors(5000)).containsExactly(4000, 4993, 4999);
        assertThat(graph.descendants(0).cardinality()).isEqualTo(size - 1);
    }

    static WorkflowGraph graph(String names, String edges) {
        return WorkflowGraph.of(List.of(names.split(" ")), edges(edges));
    }

    private static List<GraphFault> faults(String names, String edges) {
        return WorkflowGraph.faults(List.of(names.split(" ")), edges(edges));
    }

    private static List<Edge> edges(String edges) {
        return Arrays.stream(edges.split(" "))
                .map(edge -> edge.split(">"))
                .map(ends -> new Edge(ends[0], ends[1]))
                .toList();
    }

    private static WorkflowGraph layers(int count, int width) {
        List<String> names = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int layer = 0; layer < count; layer++) {
            for (int at = 0; at < width; at++) {
                String name = layer + "." + at;
                names.add(name);
                for (int before = 0; layer > 0 && before < width; before++) {
                    edges.add(new Edge((layer - 1) + "." + before, name));
                }
            }
        }
        return WorkflowGraph.of(names, edges);
    }

    private static String answer(WorkflowGraph graph, String query) {
        String[] words = query.split(" of ", 2);
        int task = words.length == 2 ? graph.index(words[1]).orElseThrow() : 0;
        return switch (words[0]) {
            case "size" -> String.valueOf(graph.size());
            case "edges" ->
                    String.valueOf(
                            IntStream.range(0, graph.size())
                                    .map(i -> graph.successors(i).length)
                                    .sum());
            case "roots" -> names(graph, graph.roots());
            case "ends" -> names(graph, graph.ends());
            case "order" -> names(graph, graph.topologicalOrder());
            case "successors" -> names(graph, graph.successors(task));
            case "predecessors" -> names(graph, graph.predecessors(task));
            case "ancestors" -> names(graph, graph.ancestors(task).stream().toArray());
            case "descendants" -> names(graph, graph.descendants(task).stream().toArray());
            default -> throw new IllegalArgumentException(query);
        };
    }

    private static String names(WorkflowGraph graph, int[] tasks) {
        return String.join(" ", Arrays.stream(tasks).mapToObj(graph::name).toList());
    }
}
