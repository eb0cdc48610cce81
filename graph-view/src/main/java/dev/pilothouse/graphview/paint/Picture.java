package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.look.Token;

/// A graph as a picture to keep: with a title, a line below it (say, the time) and a legend of the
/// states in it.
public final class Picture {
    private static final double MARGIN = 28;
    private static final double NARROWEST = 420;
    private static final double TITLE_BASELINE = 18;
    private static final double NOTE_BASELINE = 40;
    private static final double HEAD = 68;
    private static final double ABOVE_LEGEND = 30;

    private final Drawing drawing;
    private final String title;
    private final String note;
    private final Legend legend;
    private final double width;

    private Picture(Drawing drawing, String title, String note) {
        this.drawing = drawing;
        this.title = title;
        this.note = note;
        this.width = Math.max(NARROWEST, drawing.laidOut().bounds().width());
        this.legend = Legend.of(drawing.model(), width);
    }

    /// A picture of a whole graph.
    ///
    /// @param note the line below the title: the time, the run, whatever tells this picture from
    ///   another
    public static Picture of(Drawing drawing, String title, String note) {
        return new Picture(drawing, title, note);
    }

    /// The picture's title.
    public String title() {
        return title;
    }

    /// The line below the title.
    public String note() {
        return note;
    }

    /// The whole picture, from its upper left corner at 0, 0.
    public Box bounds() {
        double height = HEAD + drawing.laidOut().bounds().height() + ABOVE_LEGEND + legend.height();
        return new Box(0, 0, width + 2 * MARGIN, height + 2 * MARGIN);
    }

    /// Draws everything but the graph itself, in the picture's coordinates.
    public void paintFrame(Ink ink) {
        ink.fill(bounds(), 0, Token.SURFACE);
        ink.text(title, new Point(MARGIN, MARGIN + TITLE_BASELINE), width, Face.TITLE, Token.TEXT);
        ink.text(note, new Point(MARGIN, MARGIN + NOTE_BASELINE), width, Face.DETAIL, Token.MUTED);
        legend.paint(ink, new Point(MARGIN, bounds().bottom() - MARGIN - legend.height()));
    }

    /// Where the graph's own origin lies in the picture.
    public Point graphOrigin() {
        return new Point(MARGIN, MARGIN + HEAD);
    }

    /// Draws the whole graph in full detail, in the graph's coordinates.
    public void paintGraph(Ink ink) {
        GraphPainter.paint(ink, drawing, drawing.laidOut().bounds().grown(MARGIN), 1);
    }
}
