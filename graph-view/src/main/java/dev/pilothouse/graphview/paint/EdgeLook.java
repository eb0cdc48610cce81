package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.model.EdgeStyle;
import dev.pilothouse.graphview.model.GraphEdge;
import dev.pilothouse.graphview.model.GraphNode;

/// The pens of edges, in the order they are drawn: later ones lie above.
enum EdgeLook {
    FADED,
    NOT_TAKEN,
    CONDITIONAL,
    PLAIN,
    DONE;

    Pen pen() {
        return switch (this) {
            case FADED -> Pen.solid(Token.OUTLINE, 1);
            case NOT_TAKEN -> new Pen(Token.OUTLINE, 1.4, Dash.DASHED);
            case CONDITIONAL -> new Pen(Token.EDGE, 1.4, Dash.DASHED);
            case PLAIN -> Pen.solid(Token.EDGE, 1.4);
            case DONE -> Pen.solid(Token.SUCCESS, 2);
        };
    }

    static EdgeLook of(GraphEdge edge, GraphNode from, GraphNode to, Drawing drawing) {
        if (drawing.fades(from.id()) || drawing.fades(to.id())) {
            return FADED;
        }
        if (edge.style() == EdgeStyle.NOT_TAKEN) {
            return NOT_TAKEN;
        }
        if (from.state().endedWell() && to.state().endedWell()) {
            return DONE;
        }
        return edge.style() == EdgeStyle.CONDITIONAL ? CONDITIONAL : PLAIN;
    }
}
