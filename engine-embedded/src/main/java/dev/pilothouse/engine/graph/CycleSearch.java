package dev.pilothouse.engine.graph;

import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Names one shortest cycle for every group of tasks that wait for each other. Looks only at what
/// the topological order could not reach, so a sound graph never pays for it.
final class CycleSearch {
    private final Graph<Integer, DefaultEdge> tangle = new SimpleDirectedGraph<>(DefaultEdge.class);

    CycleSearch(Adjacency adjacency, int[] order) {
        BitSet left = new BitSet(adjacency.size());
        left.set(0, adjacency.size());
        Arrays.stream(order).forEach(left::clear);
        left.stream().forEach(tangle::addVertex);
        left.stream()
                .forEach(
                        node ->
                                Arrays.stream(adjacency.successors()[node])
                                        .filter(left::get)
                                        .forEach(successor -> tangle.addEdge(node, successor)));
    }

    /// Each cycle begins and ends with the task that was declared first in its group.
    List<int[]> cycles() {
        return new KosarajuStrongConnectivityInspector<>(tangle)
                .stronglyConnectedSets().stream()
                        .filter(group -> group.size() > 1)
                        .sorted(Comparator.comparing(Collections::min))
                        .map(this::cycle)
                        .toList();
    }

    private int[] cycle(Set<Integer> group) {
        Graph<Integer, DefaultEdge> inside = new AsSubgraph<>(tangle, group);
        Integer first = Collections.min(group);
        SingleSourcePaths<Integer, DefaultEdge> paths =
                new BFSShortestPath<>(inside).getPaths(first);
        GraphPath<Integer, DefaultEdge> shortest =
                Graphs.predecessorListOf(inside, first).stream()
                        .map(paths::getPath)
                        .min(
                                Comparator.<GraphPath<Integer, DefaultEdge>>comparingInt(
                                                GraphPath::getLength)
                                        .thenComparing(GraphPath::getEndVertex))
                        .orElseThrow();
        int[] cycle = new int[shortest.getLength() + 2];
        Arrays.setAll(
                cycle, at -> at < cycle.length - 1 ? shortest.getVertexList().get(at) : cycle[0]);
        return cycle;
    }
}
