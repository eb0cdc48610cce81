package dev.pilothouse.graphview.look;

/// A state's sign, as SVG path data in a box of [#SIZE] units: one path to stroke with round ends,
/// one to fill.
public enum Glyph {
    NONE("", ""),
    DOT("M5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0z", ""),
    HOURGLASS(
            "M4 2.5h8M4 13.5h8M5.5 2.5v1.8C5.5 6.4 10.5 9.6 10.5 11.7V13.5"
                    + "M10.5 2.5v1.8C10.5 6.4 5.5 9.6 5.5 11.7V13.5",
            ""),
    QUEUE("M3 4.2h10M3 8h10M3 11.8h6", ""),
    CLOCK("M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0zM8 4.8V8.2L10.2 9.6", ""),
    CLOCK_TURNING("M3 5.2A5.6 5.6 0 1 1 2.6 9.6M2.8 2.2V5.4H6M8 5V8.2L10 9.6", ""),
    PLANE("M14 2.2L1.8 7.2L7 9.3L9.2 14.2zM14 2.2L7 9.3", ""),
    PLAY("", "M4.5 2.8V13.2L13.2 8z"),
    HALF_PAUSE("", "M4 3h3v10h-3zM9.2 8h3v5h-3z"),
    PAUSE("", "M4 3h3v10h-3zM9.2 3h3v10h-3z"),
    HALF_STOP("M3.6 3.6h8.8v8.8h-8.8z", "M3.6 3.6h4.4v8.8h-4.4z"),
    STOP("", "M3.5 3.5h9v9h-9z"),
    STOP_CROSSED("M2.8 2.8h10.4v10.4h-10.4zM5.8 5.8L10.2 10.2M10.2 5.8L5.8 10.2", ""),
    TICK("M3 8.5L6.2 11.7L13 4.6", ""),
    TICK_IN_HAND(
            "M5.4 4.4L7.4 6.4L11.6 2.2M2 9.4H4.2L6.4 10.8H9.4C10.6 10.8 10.6 12.4 9.4 12.4H7.2"
                    + "M10.2 12.2L13.6 9.8M2 13.8H8.6L13.8 10.4",
            ""),
    ALARM("M5.6 2h4.8L14 5.6v4.8L10.4 14h-4.8L2 10.4v-4.8zM8 4.9V8.4M8 11V11.1", ""),
    CROSSING(
            "M2.2 4.6H4.6L10.8 11.4H13.6M11.8 9.4L13.8 11.4L11.8 13.4"
                    + "M2.2 11.4H4.6L6.4 9.4M8.8 6.8L10.8 4.6H13.6M11.8 2.6L13.8 4.6L11.8 6.6",
            ""),
    PASSING("M2.8 8H12.8M9 4.2L12.8 8L9 11.8", ""),
    BARRED("M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0zM5.2 8H10.8", "");

    /// Width and height of the box the paths are drawn in.
    public static final double SIZE = 16;

    /// The width of the stroked path, in the box's units.
    public static final double LINE = 1.7;

    private final String stroked;
    private final String filled;

    Glyph(String stroked, String filled) {
        this.stroked = stroked;
        this.filled = filled;
    }

    /// SVG path data to stroke; empty if there is none.
    public String stroked() {
        return stroked;
    }

    /// SVG path data to fill; empty if there is none.
    public String filled() {
        return filled;
    }
}
