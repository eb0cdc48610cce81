package dev.pilothouse.graphview.model;

/// An arrow from one node to another.
///
/// @param from the id of the node that comes first
/// @param to the id of the node that waits for it
/// @param label a value shown on the edge; empty for none
public record GraphEdge(String from, String to, EdgeStyle style, String label) {

    /// A plain dependency without a label.
    public static GraphEdge of(String from, String to) {
        return new GraphEdge(from, to, EdgeStyle.PLAIN, "");
    }
}
