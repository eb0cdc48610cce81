package dev.pilothouse.graphview.paint;

/// How a line is interrupted.
public enum Dash {
    SOLID(0, 0),
    DASHED(6, 4),
    /// Short strokes across the line.
    HATCHED(2, 3),
    /// Strokes so short that their round ends make them dots.
    DOTTED(0.1, 5.5);

    private final double stroke;
    private final double gap;

    Dash(double stroke, double gap) {
        this.stroke = stroke;
        this.gap = gap;
    }

    /// The length of each stroke.
    public double stroke() {
        return stroke;
    }

    /// The length of each gap; 0 for an unbroken line.
    public double gap() {
        return gap;
    }

    /// True if strokes have round ends.
    public boolean round() {
        return this == DOTTED;
    }
}
