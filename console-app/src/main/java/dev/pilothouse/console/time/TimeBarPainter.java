package dev.pilothouse.console.time;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.look.StateFamily;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.paint.Face;
import dev.pilothouse.graphview.paint.Ink;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;

/// Draws the time of a run: its events as columns, what stands out as flags below, idle stretches
/// as folds; and over that the moment that is shown.
final class TimeBarPainter {

    static final double MARGIN = 12;
    private static final double COLUMN = 3;
    private static final double TOP = 18;
    private static final double BELOW = 20;
    private static final double LABEL_GAP = 14;

    private final TimeModel time;
    private final ZoneId zone;

    TimeBarPainter(TimeModel time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    Ruler ruler(double width) {
        return new Ruler(time.axisProperty().get(), MARGIN, Math.max(1, width - 2 * MARGIN));
    }

    // --- what does not move ---

    void time(Ink ink, double width, double height) {
        Timeline timeline = time.run().timelineProperty().get();
        if (timeline == null || timeline.size() == 0) {
            return;
        }
        Ruler ruler = ruler(width);
        double base = height - BELOW;
        ends(ink, ruler, width);
        columns(ink, ruler, base, timeline.entries());
        baseline(ink, ruler, base);
        flags(ink, ruler, base, width);
    }

    private void ends(Ink ink, Ruler ruler, double width) {
        String to = Figures.seconds(ruler.axis().to(), zone);
        text(ink, Figures.seconds(ruler.axis().from(), zone), MARGIN, 11, Token.MUTED);
        text(ink, to, width - MARGIN - ink.width(to, Face.DETAIL), 11, Token.MUTED);
    }

    private static void columns(Ink ink, Ruler ruler, double base, List<JournalEntry> entries) {
        Density density = Density.of(entries, ruler.axis(), (int) (ruler.width() / COLUMN));
        double each = ruler.width() / density.columns();
        for (int column = 0; column < density.columns(); column++) {
            int all = density.count(column);
            double y = base;
            double high = Math.max(3, density.height(column) * (base - TOP));
            for (StateFamily family : StateFamily.values()) {
                int count = density.count(column, family);
                if (count > 0) {
                    double part = high * count / all;
                    y -= part;
                    Box bar = new Box(ruler.left() + column * each, y, COLUMN - 1, part);
                    ink.fill(bar, 0, family.colour());
                }
            }
        }
    }

    private static void baseline(Ink ink, Ruler ruler, double base) {
        double x = ruler.left();
        for (TimeAxis.Fold fold : ruler.axis().folds()) {
            double start = ruler.left() + fold.start() * ruler.width();
            double end = ruler.left() + fold.end() * ruler.width();
            line(ink, x, start, base);
            String length = foldText(ink, fold, end - start);
            double at = (start + end - ink.width(length, Face.DETAIL)) / 2;
            text(ink, length, at, base + 4, Token.MUTED);
            x = end;
        }
        line(ink, x, ruler.left() + ruler.width(), base);
    }

    /// The true length of a fold, as it fits into it.
    private static String foldText(Ink ink, TimeAxis.Fold fold, double room) {
        String bare = Figures.span(fold.length());
        String dotted = "⋯ " + bare + " ⋯";
        return ink.width(dotted, Face.DETAIL) <= room ? dotted : bare;
    }

    private void flags(Ink ink, Ruler ruler, double base, double width) {
        double free = 0;
        for (Flag flag : time.flags()) {
            if (!ruler.axis().shows(flag.at())) {
                continue;
            }
            double x = ruler.x(flag.at());
            Token colour = colour(flag.kind());
            if (flag.kind() != Flag.Kind.PERSON) {
                ink.fill(new Box(x - 1, TOP - 4, 3, base - TOP + 4), 0, colour);
            }
            String text = sign(flag.kind()) + " " + flag.text();
            double needed = ink.width(text, Face.DETAIL);
            double at = Math.min(x - 3, width - MARGIN - needed);
            if (at >= free) {
                text(ink, text, at, base + 16, colour);
                free = at + needed + LABEL_GAP;
            } else {
                ink.fill(new Box(x - 1, base + 2, 3, 4), 0, colour);
            }
        }
    }

    private static String sign(Flag.Kind kind) {
        return switch (kind) {
            case PERSON -> "⚑";
            case FAULT -> "▲";
            case FAILOVER -> "⇄";
            case INCIDENT -> "✖";
        };
    }

    private static Token colour(Flag.Kind kind) {
        return switch (kind) {
            case PERSON -> Token.MUTED;
            case FAULT, INCIDENT -> Token.FAILED;
            case FAILOVER -> Token.FAILOVER;
        };
    }

    // --- what moves ---

    /// @param dragged from where to where somebody marks a stretch; null if nobody does
    void moment(Ink ink, double width, double height, double @Nullable [] dragged) {
        if (time.events() == 0) {
            return;
        }
        double base = height - BELOW;
        Ruler ruler = ruler(width);
        if (dragged != null) {
            double start = Math.min(dragged[0], dragged[1]);
            ink.opacity(0.35);
            double wide = Math.abs(dragged[1] - dragged[0]);
            ink.fill(new Box(start, TOP - 4, wide, base - TOP + 4), 0, Token.ACCENT);
            ink.opacity(1);
        }
        long at = time.moment();
        if (time.run().isPast()) {
            ink.opacity(0.5);
            double x = ruler.x(at) + 2;
            ink.fill(
                    new Box(x, TOP - 4, Math.max(0, width - MARGIN - x), base - TOP + 3),
                    0,
                    Token.PANEL);
            ink.opacity(1);
        }
        if (ruler.axis().shows(at)) {
            cursor(ink, ruler.x(at), width, base);
        }
    }

    private void cursor(Ink ink, double x, double width, double base) {
        ink.fill(new Box(x - 1, 4, 2, base + 4), 0, Token.ACCENT);
        String label = label();
        double needed = ink.width(label, Face.DETAIL);
        boolean left = x + 12 + needed > width - 70;
        double at = left ? x - 12 - needed : x + 10;
        double cover = left && x > width - 70 ? width - at : needed + 8;
        ink.fill(new Box(at - 4, 0, cover, 15), 4, Token.PANEL);
        ink.disc(new Point(x, 6), 5, Token.ACCENT);
        text(ink, label, at, 11, Token.ACCENT);
    }

    private String label() {
        return "#"
                + Figures.number(time.run().shownEvent())
                + " · "
                + Figures.time(time.moment(), zone);
    }

    private static void line(Ink ink, double from, double to, double y) {
        ink.fill(new Box(from, y, Math.max(0, to - from), 1), 0, Token.EDGE);
    }

    private static void text(Ink ink, String text, double x, double y, Token colour) {
        ink.text(text, new Point(x, y), Double.MAX_VALUE, Face.DETAIL, colour);
    }
}
