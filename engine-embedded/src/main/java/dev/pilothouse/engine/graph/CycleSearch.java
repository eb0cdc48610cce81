package dev.pilothouse.engine.graph;

import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// Names one shortest cycle for every group of tasks that wait for each other. Looks only at what
/// the topological order could not reach, so a sound graph never pays for it.
final class CycleSearch {
    private static final int NONE = -1;

    private final Adjacency adjacency;
    private final Graph<Integer, DefaultEdge> tangle = new SimpleDirectedGraph<>(DefaultEdge.class);

    /// By task: the first task of its group.
    private final int[] group;

    /// By task: where a search came from.
    private final int[] before;

    CycleSearch(Adjacency adjacency, int[] order) {
        this.adjacency = adjacency;
        group = new int[adjacency.size()];
        before = new int[adjacency.size()];
        Arrays.fill(group, NONE);
        Arrays.fill(before, NONE);
        BitSet left = new BitSet(adjacency.size());
        left.set(0, adjacency.size());
        Arrays.stream(order).forEach(left::clear);
        left.stream().forEach(tangle::addVertex);
        left.stream().forEach(node -> addEdges(node, left));
    }

    /// Each cycle begins and ends with the task that was declared first in its group.
    List<List<Integer>> cycles() {
        List<Integer> firsts = new ArrayList<>();
        for (Set<Integer> tasks :
                new KosarajuStrongConnectivityInspector<>(tangle).stronglyConnectedSets()) {
            if (tasks.size() > 1) {
                firsts.add(mark(tasks));
            }
        }
        return firsts.stream().sorted().map(this::cycle).toList();
    }

    private void addEdges(int node, BitSet left) {
        Arrays.stream(adjacency.successors()[node])
                .filter(left::get)
                .forEach(successor -> tangle.addEdge(node, successor));
    }

    private int mark(Collection<Integer> tasks) {
        int first = Collections.min(tasks, Comparator.naturalOrder());
        tasks.forEach(task -> group[task] = first);
        return first;
    }

    /// Breadth first inside the group, so the first way back is the shortest.
    private List<Integer> cycle(int first) {
        Deque<Integer> open = new ArrayDeque<>(List.of(first));
        while (true) {
            int task = open.remove();
            for (int successor : adjacency.successors()[task]) {
                if (successor == first) {
                    return path(first, task);
                }
                if (group[successor] == first && before[successor] == NONE) {
                    before[successor] = task;
                    open.add(successor);
                }
            }
        }
    }

    private List<Integer> path(int first, int last) {
        List<Integer> path = new ArrayList<>(List.of(first));
        for (int task = last; task != first; task = before[task]) {
            path.add(task);
        }
        path.add(first);
        return path.reversed();
    }
}
