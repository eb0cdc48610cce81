package dev.pilothouse.graphview;

import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.model.EdgeStyle;
import dev.pilothouse.graphview.model.GraphEdge;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.model.Mark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Graphs that several tests draw.
public final class Samples {
    /// All states, in order.
    static final List<StateLook> STATES = List.of(StateLook.values());

    private Samples() {}

    /// A held run, as in the design's picture.
    public static GraphModel nightlyEtl() {
        List<GraphNode> nodes =
                List.of(
                        node("extract_orders", "4.2 s", StateLook.SUCCEEDED),
                        node("extract_users", "1.1 s", StateLook.SUCCEEDED),
                        node("extract_events", "38 s", StateLook.RUNNING),
                        node("clean_orders", "2.0 s", StateLook.SUCCEEDED),
                        new GraphNode(
                                "join_users",
                                "join_users",
                                "retry 2 of 3 in 4.1 s",
                                StateLook.RETRY_WAIT,
                                Set.of(Mark.HELD, Mark.BREAKPOINT)),
                        node("sessionize", "waits for extract_events", StateLook.SUBMITTED),
                        node("quality_gate", "condition: pass", StateLook.SUCCEEDED),
                        node("notify_fail", "branch not taken", StateLook.SKIPPED),
                        node("aggregate", "waits for join_users", StateLook.NOT_RUN),
                        node("publish", "", StateLook.NOT_RUN),
                        node("archive", "", StateLook.FORBIDDEN));
        List<GraphEdge> edges =
                List.of(
                        GraphEdge.of("extract_orders", "clean_orders"),
                        GraphEdge.of("extract_users", "join_users"),
                        new GraphEdge("clean_orders", "join_users", EdgeStyle.PLAIN, "18 204"),
                        GraphEdge.of("clean_orders", "quality_gate"),
                        GraphEdge.of("extract_events", "sessionize"),
                        GraphEdge.of("join_users", "aggregate"),
                        GraphEdge.of("sessionize", "aggregate"),
                        new GraphEdge("quality_gate", "notify_fail", EdgeStyle.NOT_TAKEN, ""),
                        new GraphEdge("quality_gate", "publish", EdgeStyle.CONDITIONAL, ""),
                        GraphEdge.of("aggregate", "publish"),
                        GraphEdge.of("aggregate", "archive"));
        return GraphModel.of(nodes, edges);
    }

    private static GraphNode node(String id, String detail, StateLook state) {
        return new GraphNode(id, id, detail, state, Set.of());
    }

    /// One node per state.
    public static GraphModel everyState() {
        List<GraphNode> nodes = new ArrayList<>();
        for (StateLook state : StateLook.values()) {
            nodes.add(node(state.name(), state.label(), state));
        }
        return GraphModel.of(nodes, List.of());
    }

    /// 5 000 tasks in 50 columns, each waiting for two neighbours before it, half of them done.
    public static GraphModel wide() {
        int rows = 100;
        List<GraphNode> nodes = new ArrayList<>();
        List<GraphEdge> edges = new ArrayList<>();
        for (int i = 0; i < 50 * rows; i++) {
            StateLook state = i < 25 * rows ? StateLook.SUCCEEDED : StateLook.SUBMITTED;
            StateLook shown = i / rows == 25 ? STATES.get(i % STATES.size()) : state;
            nodes.add(node("task_" + i, i + " s", shown));
            if (i >= rows) {
                int same = i - rows;
                int next = same % rows == rows - 1 ? same - 1 : same + 1;
                edges.add(GraphEdge.of("task_" + same, "task_" + i));
                edges.add(GraphEdge.of("task_" + next, "task_" + i));
            }
        }
        return GraphModel.of(nodes, edges);
    }

    /// A graph of a given size with up to two predecessors per node, the same for the same seed.
    public static GraphModel random(int size, long seed) {
        Random random = new Random(seed);
        List<GraphNode> nodes = new ArrayList<>();
        Set<GraphEdge> edges = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            nodes.add(node("task_" + i, i + " s", STATES.get(random.nextInt(STATES.size()))));
            for (int k = 0; k < 2 && i > 0; k++) {
                int near = Math.max(0, i - 60);
                edges.add(GraphEdge.of("task_" + (near + random.nextInt(i - near)), "task_" + i));
            }
        }
        return GraphModel.of(nodes, List.copyOf(edges));
    }
}
