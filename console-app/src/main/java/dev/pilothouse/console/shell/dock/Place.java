package dev.pilothouse.console.shell.dock;

/// Where in the window a view lies by default. Views of the same place are tabs of each other.
public enum Place {
    LEFT(0.17),
    LEFT_BELOW(0.34),
    CENTRE(0.59),
    CENTRE_BELOW(0.36),
    RIGHT(0.27),
    RIGHT_BELOW(0.6),
    /// A thin strip above the bottom, over the whole width, without tabs.
    STRIP(0.08),
    BOTTOM(0.25);

    private final double share;

    Place(double share) {
        this.share = share;
    }

    /// Its share of what it divides with its neighbours.
    double share() {
        return share;
    }
}
