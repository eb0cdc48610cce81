package dev.pilothouse.graphview.model;

import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// Which nodes there are and what leads to what: the part of a graph that its layout depends on.
///
/// Nodes are numbered in the order they were given; two structures are equal if ids, edges and both
/// orders are.
///
/// **Failure:** a duplicate id, an edge to an unknown node, an edge from a node to itself and a
/// repeated edge are refused by name.
public final class GraphStructure {
    private final List<String> ids;
    private final List<Link> links;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Graph<Integer, Link> graph = new SimpleDirectedGraph<>(Link.class);

    GraphStructure(List<String> ids, List<GraphEdge> edges) {
        this.ids = List.copyOf(ids);
        for (String id : ids) {
            int position = positions.size();
            if (positions.put(id, position) != null) {
                throw refused("unique node ids", "'" + id + "' is there twice");
            }
            graph.addVertex(position);
        }
        this.links = edges.stream().map(this::link).toList();
    }

    private Link link(GraphEdge edge) {
        String name = "'" + edge.from() + "' -> '" + edge.to() + "'";
        Link link = new Link(known(edge.from(), name), known(edge.to(), name));
        if (link.from() == link.to()) {
            throw refused("edges between two nodes", name + " leads back to its own node");
        }
        if (!graph.addEdge(link.from(), link.to(), link)) {
            throw refused("at most one edge between two nodes", name + " is there twice");
        }
        return link;
    }

    private int known(String id, String edge) {
        return position(id)
                .orElseThrow(
                        () ->
                                refused(
                                        "edges between given nodes",
                                        edge + " names unknown '" + id + "'"));
    }

    private static IllegalArgumentException refused(String expected, String found) {
        return new IllegalArgumentException("Expected " + expected + ", but " + found);
    }

    /// The number of nodes.
    public int size() {
        return ids.size();
    }

    /// Ids by position.
    public List<String> ids() {
        return ids;
    }

    /// Edges in the order given.
    public List<Link> links() {
        return links;
    }

    /// Where an id stands; empty if it is not in this graph.
    public OptionalInt position(String id) {
        Integer position = positions.get(id);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /// The nodes that wait for this one.
    public List<Integer> successors(int node) {
        return Graphs.successorListOf(graph, node);
    }

    /// The nodes this one waits for.
    public List<Integer> predecessors(int node) {
        return Graphs.predecessorListOf(graph, node);
    }

    /// All that leads to a node, without itself.
    public Set<String> ancestors(int node) {
        return reachable(new EdgeReversedGraph<>(graph), node);
    }

    /// All that a node leads to, without itself.
    public Set<String> descendants(int node) {
        return reachable(graph, node);
    }

    private Set<String> reachable(Graph<Integer, Link> through, int start) {
        List<String> found = new ArrayList<>();
        new BreadthFirstIterator<>(through, start)
                .forEachRemaining(node -> found.add(ids.get(node)));
        return new TreeSet<>(found.subList(1, found.size()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof GraphStructure that
                && ids.equals(that.ids)
                && links.equals(that.links);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ids, links);
    }
}
