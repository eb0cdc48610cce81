package dev.pilothouse.graphview.layout;

/// An upright rectangle in the graph's own coordinates.
///
/// @param x left edge
/// @param y upper edge
public record Box(double x, double y, double width, double height) {

    /// The x of the right edge.
    public double right() {
        return x + width;
    }

    /// The y of the lower edge.
    public double bottom() {
        return y + height;
    }

    /// The middle.
    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    /// True if the two share an area.
    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// True if the point lies in it or on its edge.
    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    /// This box, larger by a margin on every side; smaller if the margin is negative.
    public Box grown(double margin) {
        return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }
}
