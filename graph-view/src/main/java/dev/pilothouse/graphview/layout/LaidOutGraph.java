package dev.pilothouse.graphview.layout;

import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphStructure;

import java.util.List;
import java.util.OptionalInt;

/// Where everything of a graph lies: immutable, and good for every model of the same structure and
/// node size.
///
/// @param boxes nodes by their position in the structure
/// @param routes edges by their position in the structure
/// @param bounds what all of it lies in
public record LaidOutGraph(
        GraphStructure structure,
        NodeSize nodeSize,
        List<Box> boxes,
        List<Route> routes,
        Box bounds) {

    public LaidOutGraph {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
        if (boxes.size() != structure.size() || routes.size() != structure.links().size()) {
            throw new IllegalArgumentException(
                    "Expected a box per node and a route per edge of %d and %d, but got %d and %d"
                            .formatted(
                                    structure.size(),
                                    structure.links().size(),
                                    boxes.size(),
                                    routes.size()));
        }
    }

    /// True if a model can be drawn with this layout as it is.
    public boolean fits(GraphModel model) {
        return structure.equals(model.structure()) && nodeSize.equals(NodeSize.fitting(model));
    }

    /// The node at a place; empty between nodes.
    public OptionalInt nodeAt(double x, double y) {
        for (int node = 0; node < boxes.size(); node++) {
            if (boxes.get(node).contains(x, y)) {
                return OptionalInt.of(node);
            }
        }
        return OptionalInt.empty();
    }
}
