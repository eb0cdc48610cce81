package dev.pilothouse.graphview;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.LaidOutGraph;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// One step with an arrow key.
enum Walk {
    /// To the nearest of the nodes that wait for this one.
    FORWARD,
    /// To the nearest of the nodes this one waits for.
    BACK,
    /// To the next node above, in the same column.
    UP,
    /// To the next node below, in the same column.
    DOWN;

    /// The node a step leads to; empty at an end.
    OptionalInt from(int node, LaidOutGraph graph) {
        return switch (this) {
            case FORWARD -> nearest(graph.structure().successors(node), node, graph);
            case BACK -> nearest(graph.structure().predecessors(node), node, graph);
            case UP -> nearest(column(node, graph, -1), node, graph);
            case DOWN -> nearest(column(node, graph, 1), node, graph);
        };
    }

    private static List<Integer> column(int node, LaidOutGraph graph, int direction) {
        Box here = graph.boxes().get(node);
        return IntStream.range(0, graph.boxes().size())
                .filter(
                        other -> {
                            Box there = graph.boxes().get(other);
                            boolean sameColumn =
                                    there.x() < here.right() && here.x() < there.right();
                            return sameColumn && direction * (there.y() - here.y()) > 0;
                        })
                .boxed()
                .toList();
    }

    private static OptionalInt nearest(List<Integer> candidates, int node, LaidOutGraph graph) {
        double level = graph.boxes().get(node).y();
        return candidates.stream()
                .min(Comparator.comparingDouble(n -> Math.abs(graph.boxes().get(n).y() - level)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
