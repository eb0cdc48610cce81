package dev.pilothouse.graphview.model;

import static java.util.Objects.requireNonNull;

import org.jgrapht.Graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A graph as it is drawn at one moment: immutable; a change of states shares the structure of its
/// forerunner.
///
/// **Contract:** for changes of state use [#with], which costs one copy of the node list and never
/// a new layout.
public final class GraphModel {
    private final GraphStructure structure;
    private final List<GraphNode> nodes;
    private final List<GraphEdge> edges;

    private GraphModel(GraphStructure structure, List<GraphNode> nodes, List<GraphEdge> edges) {
        this.structure = structure;
        this.nodes = List.copyOf(nodes);
        this.edges = List.copyOf(edges);
    }

    /// A graph of nodes and edges; the order of both is kept in the layout where it can be.
    ///
    /// **Failure:** what does not fit together is refused by name, see [GraphStructure].
    public static GraphModel of(List<GraphNode> nodes, List<GraphEdge> edges) {
        List<String> ids = nodes.stream().map(GraphNode::id).toList();
        return new GraphModel(new GraphStructure(ids, edges), nodes, edges);
    }

    /// A JGraphT graph as a model, in the graph's own order.
    ///
    /// @param node draws a vertex
    /// @param style draws an edge
    public static <V, E> GraphModel from(
            Graph<V, E> graph,
            Function<? super V, GraphNode> node,
            Function<? super E, EdgeStyle> style) {
        Map<V, GraphNode> nodes = new LinkedHashMap<>();
        graph.vertexSet().forEach(vertex -> nodes.put(vertex, node.apply(vertex)));
        List<GraphEdge> edges = new ArrayList<>();
        for (E edge : graph.edgeSet()) {
            String from = requireNonNull(nodes.get(graph.getEdgeSource(edge))).id();
            String to = requireNonNull(nodes.get(graph.getEdgeTarget(edge))).id();
            edges.add(new GraphEdge(from, to, style.apply(edge), ""));
        }
        return of(List.copyOf(nodes.values()), edges);
    }

    /// A graph without nodes.
    public static GraphModel empty() {
        return of(List.of(), List.of());
    }

    /// This graph with some nodes replaced by newer ones of the same id.
    ///
    /// **Failure:** a node that is not in this graph is refused.
    public GraphModel with(Collection<GraphNode> changed) {
        List<GraphNode> copy = new ArrayList<>(nodes);
        for (GraphNode node : changed) {
            copy.set(position(node.id()), node);
        }
        return new GraphModel(structure, copy, edges);
    }

    private int position(String id) {
        return structure
                .position(id)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Expected to replace a node of this graph, but '"
                                                + id
                                                + "' is not in it. Build a new model with"
                                                + " GraphModel.of"));
    }

    /// What the layout depends on.
    public GraphStructure structure() {
        return structure;
    }

    /// Nodes by their position in the structure.
    public List<GraphNode> nodes() {
        return nodes;
    }

    /// Edges by their position in the structure.
    public List<GraphEdge> edges() {
        return edges;
    }

    /// The node of an id.
    public Optional<GraphNode> node(String id) {
        return structure.position(id).stream().mapToObj(nodes::get).findFirst();
    }

    /// The nodes whose label, detail or state contains a text, in order; capitals do not matter.
    public List<GraphNode> find(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return nodes.stream()
                .filter(node -> node.spoken().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }
}
