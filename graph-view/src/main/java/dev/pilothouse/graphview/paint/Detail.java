package dev.pilothouse.graphview.paint;

/// How much of a graph is drawn, by how far away it is: text goes first, then shapes.
public enum Detail {
    /// Everything.
    FULL,
    /// Cards with their signs and borders, no text.
    SHAPES,
    /// Plain coloured rectangles.
    SPECKS;

    private static final double TEXT_FROM = 0.5;
    private static final double SHAPES_FROM = 0.3;

    /// The level for a zoom, 1 being life size.
    public static Detail at(double zoom) {
        if (zoom >= TEXT_FROM) {
            return FULL;
        }
        return zoom >= SHAPES_FROM ? SHAPES : SPECKS;
    }
}
