package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.model.GraphNode;

import java.util.List;

/// Draws a graph: edges below, nodes above, only what is in sight and only as fine as the distance
/// allows.
public final class GraphPainter {
    private static final double BEYOND_BOX = 14;

    private GraphPainter() {}

    /// Draws what lies in a part of the graph.
    ///
    /// @param visible the part to draw, in the graph's coordinates
    /// @param zoom how large a unit of the graph appears; decides the level of detail
    public static void paint(Ink ink, Drawing drawing, Box visible, double zoom) {
        EdgePainter.paint(ink, drawing, visible, zoom);
        List<GraphNode> nodes = drawing.model().nodes();
        Box reached = visible.grown(BEYOND_BOX);
        for (int i = 0; i < nodes.size(); i++) {
            Box box = drawing.laidOut().boxes().get(i);
            if (box.overlaps(reached)) {
                NodePainter.paint(ink, drawing, nodes.get(i), box, zoom);
            }
        }
        if (Detail.at(zoom) == Detail.FULL) {
            EdgePainter.label(ink, drawing, visible);
        }
    }
}
