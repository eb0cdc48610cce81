package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.look.Fill;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.model.GraphNode;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Names the states that occur in a graph, with how often each does.
///
/// @param counts how many nodes are in each state that occurs
/// @param columns how many entries stand side by side
record Legend(Map<StateLook, Integer> counts, int columns) {
    private static final double COLUMN = 190;
    private static final double ROW = 34;
    private static final double SWATCH_WIDTH = 30;
    private static final double SWATCH_HEIGHT = 22;
    private static final double GLYPH = 14;

    static Legend of(GraphModel model, double width) {
        Map<StateLook, Integer> counts = new EnumMap<>(StateLook.class);
        for (GraphNode node : model.nodes()) {
            counts.merge(node.state(), 1, Integer::sum);
        }
        return new Legend(counts, Math.max(1, (int) (width / COLUMN)));
    }

    double height() {
        return ROW * Math.ceilDiv(counts.size(), columns);
    }

    void paint(Ink ink, Point corner) {
        List<StateLook> states = new ArrayList<>(counts.keySet());
        for (int i = 0; i < states.size(); i++) {
            int row = i / columns;
            double x = corner.x() + COLUMN * (i % columns);
            double y = corner.y() + ROW * row;
            entry(ink, states.get(i), new Box(x, y, SWATCH_WIDTH, SWATCH_HEIGHT));
        }
    }

    private void entry(Ink ink, StateLook state, Box swatch) {
        boolean filled = state.fill() == Fill.CARD;
        boolean idle = state.fill() == Fill.NONE;
        Token plain = idle ? Token.MUTED : state.family().colour();
        if (filled) {
            ink.fill(swatch, 5, state.family().colour());
        }
        BorderPainter.paint(ink, state, swatch, 5);
        Point centre = swatch.centre();
        ink.glyph(
                state.glyph(),
                new Point(centre.x() - GLYPH / 2, centre.y() - GLYPH / 2),
                GLYPH,
                filled ? state.family().onColour() : plain);
        String words = state.label() + " · " + counts.get(state);
        Point at = new Point(swatch.right() + 10, centre.y() + 4);
        ink.text(words, at, COLUMN - SWATCH_WIDTH - 20, Face.DETAIL, Token.MUTED);
    }
}
