package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.model.GraphModel;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Everything that is drawn of a graph, at one moment.
///
/// @param selected the id of the node with the selection ring, if any
/// @param highlighted ids of the nodes that stay bright while all others fade; empty if none fades
public record Drawing(
        GraphModel model,
        LaidOutGraph laidOut,
        @Nullable String selected,
        Set<String> highlighted) {

    public Drawing {
        highlighted = Set.copyOf(highlighted);
        if (!laidOut.structure().equals(model.structure())) {
            throw new IllegalArgumentException(
                    "Expected the layout of this graph, but got one of another structure. Lay the"
                            + " model out first");
        }
    }

    /// A graph without selection and highlight.
    public static Drawing of(GraphModel model, LaidOutGraph laidOut) {
        return new Drawing(model, laidOut, null, Set.of());
    }

    /// True if a node is to be drawn faded.
    boolean fades(String id) {
        return !highlighted.isEmpty() && !highlighted.contains(id);
    }
}
