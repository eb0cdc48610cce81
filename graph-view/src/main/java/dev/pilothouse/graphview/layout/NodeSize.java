package dev.pilothouse.graphview.layout;

import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;

/// The size all nodes of a graph share.
public record NodeSize(double width, double height) {
    private static final double HEIGHT = 54;
    private static final double NARROWEST = 184;
    private static final double WIDEST = 264;
    private static final double STEP = 16;
    private static final double BESIDE_LABEL = 58;
    private static final double PER_CHARACTER = 8.2;

    /// Wide enough for the longest label within limits, in steps, so that a small change of labels
    /// moves nothing.
    public static NodeSize fitting(GraphModel model) {
        int longest = 0;
        for (GraphNode node : model.nodes()) {
            longest = Math.max(longest, node.label().length());
        }
        double wanted = BESIDE_LABEL + longest * PER_CHARACTER - NARROWEST;
        double width = NARROWEST + STEP * Math.ceil(Math.max(0, wanted) / STEP);
        return new NodeSize(Math.min(width, WIDEST), HEIGHT);
    }
}
