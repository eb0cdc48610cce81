package dev.pilothouse.console.time;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.run.StateLooks;
import dev.pilothouse.console.time.AttemptSpan.Piece;
import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.paint.Face;
import dev.pilothouse.graphview.paint.Ink;
import dev.pilothouse.graphview.paint.Pen;

import java.time.ZoneId;

/// Draws the time of one attempt: the five parts differ in height as well as in colour.
final class GanttPainter {

    static final double MARGIN = 10;
    private static final double LEAST_TICK = 110;
    private static final long FINE = 4_000;

    private final GanttModel model;
    private final ZoneId zone;

    GanttPainter(GanttModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
    }

    Ruler ruler(double width) {
        return new Ruler(
                model.time().axisProperty().get(), MARGIN, Math.max(1, width - 2 * MARGIN));
    }

    /// The times above the rows, and the true length of what is squeezed.
    void head(Ink ink, double width, double height) {
        if (model.time().events() == 0) {
            return;
        }
        Ruler ruler = ruler(width);
        int ticks = Math.max(1, (int) (ruler.width() / LEAST_TICK));
        boolean fine = ruler.axis().to() - ruler.axis().from() < FINE * ticks;
        for (int i = 0; i < ticks; i++) {
            double x = ruler.left() + ruler.width() * i / ticks;
            String text =
                    fine
                            ? Figures.time(ruler.instant(x), zone)
                            : Figures.seconds(ruler.instant(x), zone);
            ink.fill(new Box(x, height - 8, 1, 8), 0, Token.EDGE);
            text(ink, text, x + 4, height - 8, Token.MUTED);
        }
    }

    /// One row.
    void row(Ink ink, GanttRow row, double width, double height) {
        Ruler ruler = ruler(width);
        folds(ink, ruler, height);
        AttemptSpan span = row.span();
        if (span != null) {
            if (row.critical()) {
                double start = ruler.x(span.begin());
                double end = Math.max(start + 2, ruler.x(span.end(model.now())));
                ink.fill(new Box(start, height - 4, end - start, 2), 0, Token.ACCENT);
            }
            span.pieces(model.now()).forEach(piece -> piece(ink, ruler, span, piece, height));
            length(ink, ruler, row, span, width, height);
        }
        moment(ink, ruler, width, height);
    }

    private static void folds(Ink ink, Ruler ruler, double height) {
        for (TimeAxis.Fold fold : ruler.axis().folds()) {
            double start = ruler.left() + fold.start() * ruler.width();
            double end = ruler.left() + fold.end() * ruler.width();
            ink.fill(new Box(start, 0, end - start, height), 0, Token.PANEL);
        }
    }

    private static void piece(Ink ink, Ruler ruler, AttemptSpan span, Piece piece, double height) {
        TimeAxis axis = ruler.axis();
        if (piece.to() < axis.from() || piece.from() > axis.to()) {
            return;
        }
        double start = ruler.x(piece.from());
        double wide = ruler.x(piece.to()) - start;
        Token colour = StateLooks.of(span.state()).family().colour();
        switch (piece.part()) {
            case IN_BUS -> bar(ink, start, wide, height, 3, Token.OUTLINE);
            case WAITING -> hollow(ink, start, wide, height);
            case DISPATCHING -> bar(ink, start, wide, height, 8, Token.WAITING);
            case RUNNING -> bar(ink, start, Math.max(2, wide), height, 14, colour);
            case FINISHING -> bar(ink, start, wide, height, 6, colour);
        }
    }

    private static void bar(
            Ink ink, double start, double wide, double height, double high, Token colour) {
        if (wide > 0) {
            ink.fill(new Box(start, (height - high) / 2, wide, high), 0, colour);
        }
    }

    private static void hollow(Ink ink, double start, double wide, double height) {
        if (wide >= 2) {
            Box box = new Box(start + 0.5, height / 2 - 4.5, wide - 1, 9);
            ink.outline(box, 0, Pen.solid(Token.WAITING, 1));
        }
    }

    private void length(
            Ink ink, Ruler ruler, GanttRow row, AttemptSpan span, double width, double height) {
        if (span.begin() > ruler.axis().to() || span.end(model.now()) < ruler.axis().from()) {
            return;
        }
        String saves = model.saving(row);
        String text = Figures.span(span.end(model.now()) - span.begin());
        if (!saves.isEmpty()) {
            text += " · " + saves;
        }
        double needed = ink.width(text, Face.DETAIL);
        double right = ruler.x(span.end(model.now())) + 7;
        double left = ruler.x(span.begin()) - 7 - needed;
        boolean fits = right + needed <= width;
        if (fits || left >= 0) {
            text(ink, text, fits ? right : left, height / 2 + 4, Token.MUTED);
        }
    }

    private void moment(Ink ink, Ruler ruler, double width, double height) {
        long at = model.time().moment();
        if (!ruler.axis().shows(at)) {
            return;
        }
        double x = ruler.x(at);
        if (model.time().run().isPast()) {
            ink.opacity(0.5);
            ink.fill(new Box(x + 1, 0, Math.max(0, width - x), height), 0, Token.SURFACE);
            ink.opacity(1);
        }
        ink.fill(new Box(x - 0.5, 0, 1, height), 0, Token.ACCENT);
    }

    private static void text(Ink ink, String text, double x, double y, Token colour) {
        ink.text(text, new Point(x, y), Double.MAX_VALUE, Face.DETAIL, colour);
    }
}
