package dev.pilothouse.console.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How numbers, spans and instants are written for people, the same everywhere.
public final class Figures {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Figures() {}

    /// A span: `0.4 s`, `41 s`, `3 m 07 s`, `2 h 05 m`.
    public static String span(long millis) {
        long shown = Math.max(0, millis);
        if (shown < 10 * SECOND) {
            return String.format(Locale.ROOT, "%.1f s", Math.floor(shown / 100.0) / 10);
        }
        if (shown < MINUTE) {
            return shown / SECOND + " s";
        }
        if (shown < HOUR) {
            return String.format(
                    Locale.ROOT, "%d m %02d s", shown / MINUTE, shown % MINUTE / SECOND);
        }
        return String.format(Locale.ROOT, "%d h %02d m", shown / HOUR, shown % HOUR / MINUTE);
    }

    /// A span to the millisecond: `412 ms`, `3.204 s`, `187.012 s`.
    public static String exact(long millis) {
        return millis < SECOND
                ? millis + " ms"
                : String.format(Locale.ROOT, "%d.%03d s", millis / SECOND, millis % SECOND);
    }

    /// A time of day with milliseconds: `02:01:12.408`.
    public static String time(long instant, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(instant).atZone(zone));
    }

    /// A time of day with seconds: `02:01:12`.
    public static String seconds(long instant, ZoneId zone) {
        return SECONDS.format(Instant.ofEpochMilli(instant).atZone(zone));
    }

    /// A number with a thin gap between thousands: `1 203`.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }
}
