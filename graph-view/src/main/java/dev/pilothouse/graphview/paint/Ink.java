package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.layout.Route;
import dev.pilothouse.graphview.look.Glyph;
import dev.pilothouse.graphview.look.Token;

import java.util.List;
import java.util.function.Supplier;

/// Port: what a graph is drawn with, in the graph's own coordinates; a canvas or an SVG text stands
/// behind it.
///
/// **Thread:** that of the thing behind it; one at a time.
public interface Ink {

    /// Fills a box; radius 0 gives a plain rectangle.
    void fill(Box box, double radius, Token colour);

    /// Fills a box of which only the two left corners are round.
    void tab(Box box, double radius, Token colour);

    /// Draws the outline of a box.
    void outline(Box box, double radius, Pen pen);

    /// Fills a circle.
    void disc(Point centre, double radius, Token colour);

    /// Draws all routes as one path.
    void curves(List<Route> routes, Pen pen);

    /// Draws a sign into the square that starts at a corner.
    void glyph(Glyph glyph, Point corner, double size, Token colour);

    /// Writes one line, shortened by an ellipsis to a width.
    ///
    /// @param at where the line of text stands, at its left end
    void text(String text, Point at, double width, Face face, Token colour);

    /// How wide a text will be.
    double width(String text, Face face);

    /// From here on everything is drawn with this opacity, 0 to 1.
    void opacity(double opacity);

    /// Starts a group that is described in words, where the medium can hold them.
    void open(Supplier<String> description);

    /// Ends the group.
    void close();
}
