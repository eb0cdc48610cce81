package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.look.Token;

/// What a line is drawn with.
public record Pen(Token colour, double width, Dash dash) {

    /// An unbroken line.
    public static Pen solid(Token colour, double width) {
        return new Pen(colour, width, Dash.SOLID);
    }

    /// This pen, not thinner than a width: so that lines are still seen from far away.
    public Pen atLeast(double least) {
        return least <= width ? this : new Pen(colour, least, dash);
    }
}
