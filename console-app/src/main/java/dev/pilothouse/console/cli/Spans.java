package dev.pilothouse.console.cli;

import java.time.Duration;
import java.util.Locale;

/// Lengths of time, for people.
public final class Spans {

    private Spans() {}

    /// Milliseconds between two instants; 0 if it has not begun, until now if it has not ended.
    public static long between(long startedAt, long endedAt) {
        if (startedAt == 0) {
            return 0;
        }
        return Math.max(0, (endedAt == 0 ? System.currentTimeMillis() : endedAt) - startedAt);
    }

    /// A length of time in words: `0.3 s`, `2 min 5 s`, `1 h 4 min`.
    public static String words(long milliseconds) {
        Duration span = Duration.ofMillis(milliseconds);
        if (span.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
        }
        return span.toHours() == 0
                ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
                : "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
    }
}
