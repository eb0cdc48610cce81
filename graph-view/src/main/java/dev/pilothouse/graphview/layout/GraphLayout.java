package dev.pilothouse.graphview.layout;

import dev.pilothouse.graphview.model.GraphStructure;

import java.util.function.BooleanSupplier;

/// Port: gives every node and edge of a graph its place.
@FunctionalInterface
public interface GraphLayout {

    /// Lays a graph out, from left to right.
    ///
    /// **Thread:** any, and several at once; takes up to seconds, so never the FX thread.
    /// **Contract:** the same structure and size give the same places.
    ///
    /// @param cancelled asked now and then; once true, the layout ends with a
    ///   [java.util.concurrent.CancellationException]
    LaidOutGraph layout(GraphStructure structure, NodeSize nodeSize, BooleanSupplier cancelled);

    /// Lays a graph out without a way to cancel it.
    default LaidOutGraph layout(GraphStructure structure, NodeSize nodeSize) {
        return layout(structure, nodeSize, () -> false);
    }
}
