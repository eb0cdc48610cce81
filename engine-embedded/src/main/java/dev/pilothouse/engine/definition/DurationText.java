package dev.pilothouse.engine.definition;

import java.time.Duration;

/// How a duration is written in files and in reasons that people read.
public final class DurationText {

    private DurationText() {}

    /// `500ms`, `5s`, `2m`, `1h`: the largest unit that loses nothing.
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
