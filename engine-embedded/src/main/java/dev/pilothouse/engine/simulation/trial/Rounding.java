package dev.pilothouse.engine.simulation.trial;

/// Milliseconds as a person would have chosen them.
final class Rounding {

    private static final long SECOND = 1_000;
    private static final long TENTH = 100;

    private Rounding() {}

    /// Whole seconds; below one, whole tenths; never more, and never nothing unless it was nothing.
    static long down(long milliseconds) {
        if (milliseconds >= SECOND) {
            return milliseconds - milliseconds % SECOND;
        }
        return milliseconds >= TENTH ? milliseconds - milliseconds % TENTH : milliseconds;
    }

    /// Whole tenths of a second.
    static long slightly(long milliseconds) {
        return milliseconds >= TENTH ? milliseconds - milliseconds % TENTH : milliseconds;
    }
}
