package dev.pilothouse.engine.simulation.scenario;

/// Lengths of time as scenarios write them.
final class Spans {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private Spans() {}

    /// `250ms`, `5s` or `2m`, whichever is exact.
    static String text(long milliseconds) {
        if (milliseconds % MINUTE == 0 && milliseconds > 0) {
            return milliseconds / MINUTE + "m";
        }
        return milliseconds % SECOND == 0 ? milliseconds / SECOND + "s" : milliseconds + "ms";
    }
}
