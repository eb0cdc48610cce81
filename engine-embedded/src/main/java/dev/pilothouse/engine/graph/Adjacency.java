package dev.pilothouse.engine.graph;

import java.util.Arrays;
import java.util.BitSet;

/// Who follows whom, as plain int arrays in ascending order: a graph that may still have cycles.
final class Adjacency {
    private final int[][] predecessors;
    private final int[][] successors;

    private Adjacency(int[][] predecessors, int[][] successors) {
        this.predecessors = predecessors;
        this.successors = successors;
    }

    /// Edge number `e` goes from `from[e]` to `to[e]`.
    static Adjacency of(int nodes, int[] from, int[] to) {
        return new Adjacency(grouped(nodes, to, from), grouped(nodes, from, to));
    }

    /// By node.
    int[][] predecessors() {
        return predecessors;
    }

    /// By node.
    int[][] successors() {
        return successors;
    }

    int size() {
        return successors.length;
    }

    /// The nodes in topological order; of those that are free at the same time, the one that became
    /// free first, so the roots come in the order of declaration. Nodes on a cycle and behind one
    /// are left out.
    int[] order() {
        int[] waitsFor = new int[size()];
        int[] order = new int[size()];
        int known = 0;
        for (int node = 0; node < size(); node++) {
            waitsFor[node] = predecessors[node].length;
            if (waitsFor[node] == 0) {
                order[known++] = node;
            }
        }
        for (int next = 0; next < known; next++) {
            for (int successor : successors[order[next]]) {
                if (--waitsFor[successor] == 0) {
                    order[known++] = successor;
                }
            }
        }
        return known == size() ? order : Arrays.copyOf(order, known);
    }

    /// Everything that can be reached from the start nodes, they included; every node is visited
    /// once (D10).
    static BitSet reached(int[][] neighbours, BitSet start) {
        BitSet reached = (BitSet) start.clone();
        int[] open = Arrays.copyOf(start.stream().toArray(), neighbours.length);
        int count = start.cardinality();
        while (count > 0) {
            for (int neighbour : neighbours[open[--count]]) {
                if (!reached.get(neighbour)) {
                    reached.set(neighbour);
                    open[count++] = neighbour;
                }
            }
        }
        return reached;
    }

    private static int[][] grouped(int nodes, int[] by, int[] values) {
        int[] counts = new int[nodes];
        for (int node : by) {
            counts[node]++;
        }
        int[][] groups = new int[nodes][];
        for (int node = 0; node < nodes; node++) {
            groups[node] = new int[counts[node]];
        }
        for (int edge = by.length - 1; edge >= 0; edge--) {
            groups[by[edge]][--counts[by[edge]]] = values[edge];
        }
        for (int[] group : groups) {
            Arrays.sort(group);
        }
        return groups;
    }
}
