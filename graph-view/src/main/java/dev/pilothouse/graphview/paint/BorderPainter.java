package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.look.Token;

/// Draws the line that tells a state from the others of its family.
final class BorderPainter {
    private static final double DOUBLE_GAP = 3.5;

    private BorderPainter() {}

    static void paint(Ink ink, StateLook state, Box box, double radius) {
        Token colour = state.family().colour();
        switch (state.border()) {
            case THIN -> ink.outline(box, radius, Pen.solid(colour, 1.2));
            case THIN_DASHED -> ink.outline(box, radius, new Pen(colour, 1.2, Dash.DASHED));
            case SOLID -> ink.outline(box, radius, Pen.solid(colour, 2));
            case HEAVY -> ink.outline(box, radius, Pen.solid(colour, 3));
            case DASHED -> ink.outline(box, radius, new Pen(colour, 2, Dash.DASHED));
            case HATCHED -> ink.outline(box, radius, new Pen(colour, 4, Dash.HATCHED));
            case DOTTED -> ink.outline(box, radius, new Pen(colour, 3, Dash.DOTTED));
            case DOUBLE -> {
                ink.outline(box, radius, Pen.solid(colour, 1.5));
                ink.outline(box.grown(-DOUBLE_GAP), radius - 2, Pen.solid(colour, 1.5));
            }
        }
    }
}
