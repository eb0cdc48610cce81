package dev.pilothouse.graphview.paint;

/// A size and weight of text.
public enum Face {
    TITLE(17, true),
    LABEL(13, true),
    DETAIL(11.5, false);

    private final double size;
    private final boolean bold;

    Face(double size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /// The height of the font, in the graph's units.
    public double size() {
        return size;
    }

    /// True for the heavy weight.
    public boolean bold() {
        return bold;
    }
}
