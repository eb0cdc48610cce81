package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.look.Fill;
import dev.pilothouse.graphview.look.Glyph;
import dev.pilothouse.graphview.look.StateFamily;
import dev.pilothouse.graphview.look.StateLook;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.model.GraphNode;
import dev.pilothouse.graphview.model.Mark;

/// Draws one node: a card with a coloured strip, its sign, label and detail, and the marks on it.
final class NodePainter {
    private static final double RADIUS = 8;
    private static final double STRIP = 34;
    private static final double GLYPH = 18;
    private static final double TEXT_LEFT = 44;
    private static final double TEXT_RIGHT = 10;
    private static final double FAILED_MARK = 13;
    private static final double RING_GAP = 4;
    private static final double HALO = 6;
    private static final double HALO_OPACITY = 0.35;
    private static final double FADED = 0.3;
    private static final double SMALLEST_SPECK = 1.5;

    private NodePainter() {}

    static void paint(Ink ink, Drawing drawing, GraphNode node, Box box, double zoom) {
        Detail detail = Detail.at(zoom);
        double opacity = drawing.fades(node.id()) ? FADED : 1;
        ink.open(node::spoken);
        ink.opacity(opacity);
        if (detail == Detail.SPECKS) {
            ink.fill(speck(box, zoom), 0, node.state().family().colour());
        } else {
            card(ink, node.state(), box);
        }
        if (detail == Detail.FULL) {
            text(ink, node, box);
        }
        marks(ink, node, box, Math.max(1, 1 / zoom), opacity);
        if (node.id().equals(drawing.selected())) {
            double scale = Math.max(1, 1 / zoom);
            ink.outline(
                    box.grown(RING_GAP * scale),
                    RADIUS + RING_GAP,
                    Pen.solid(Token.ACCENT, 2 * scale));
        }
        ink.opacity(1);
        ink.close();
    }

    /// A box that is still seen from very far away.
    private static Box speck(Box box, double zoom) {
        double missing = SMALLEST_SPECK / zoom - box.height();
        return missing > 0 ? box.grown(missing / 2) : box;
    }

    private static void card(Ink ink, StateLook state, Box box) {
        StateFamily family = state.family();
        Token glyphColour = state.fill() == Fill.NONE ? Token.MUTED : family.colour();
        switch (state.fill()) {
            case CARD -> {
                ink.fill(box, RADIUS, Token.CARD);
                ink.tab(new Box(box.x(), box.y(), STRIP, box.height()), RADIUS, family.colour());
                glyphColour = family.onColour();
            }
            case HOLLOW -> ink.fill(box, RADIUS, Token.SURFACE);
            case NONE -> {}
        }
        BorderPainter.paint(ink, state, box, RADIUS);
        Point corner = new Point(box.x() + (STRIP - GLYPH) / 2, box.centre().y() - GLYPH / 2);
        ink.glyph(state.glyph(), corner, GLYPH, glyphColour);
        if (state.keepsFailedMark()) {
            Point right = new Point(box.right() - FAILED_MARK - 6, box.y() + 6);
            ink.glyph(Glyph.ALARM, right, FAILED_MARK, Token.FAILED);
        }
    }

    private static void text(Ink ink, GraphNode node, Box box) {
        double left = box.x() + TEXT_LEFT;
        double width = box.width() - TEXT_LEFT - TEXT_RIGHT;
        double labelWidth = node.state().keepsFailedMark() ? width - FAILED_MARK : width;
        boolean twoLines = !node.detail().isEmpty();
        double middle = box.centre().y();
        Point label = new Point(left, twoLines ? middle - 4 : middle + 4.5);
        Token colour = node.state().fill() == Fill.NONE ? Token.MUTED : Token.TEXT;
        ink.text(node.label(), label, labelWidth, Face.LABEL, colour);
        if (twoLines) {
            ink.text(node.detail(), new Point(left, middle + 14), width, Face.DETAIL, Token.MUTED);
        }
    }

    private static void marks(Ink ink, GraphNode node, Box box, double scale, double opacity) {
        if (node.is(Mark.HELD)) {
            ink.opacity(opacity * HALO_OPACITY);
            ink.outline(
                    box.grown(RING_GAP * scale),
                    RADIUS + RING_GAP,
                    Pen.solid(Token.ACCENT, HALO * scale));
            ink.opacity(opacity);
        }
        if (node.is(Mark.BREAKPOINT)) {
            Point gutter = new Point(box.x() - 9 * scale, box.centre().y());
            ink.disc(gutter, 7 * scale, Token.SURFACE);
            ink.disc(gutter, 5.5 * scale, Token.FAILED);
        }
    }
}
