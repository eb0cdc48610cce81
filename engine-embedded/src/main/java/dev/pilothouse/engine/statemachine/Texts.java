package dev.pilothouse.engine.statemachine;

import java.time.Duration;

/// How values are written in reasons that people read.
final class Texts {

    private Texts() {}

    /// `500ms`, `5s`, `2m`, `1h`: the largest unit that loses nothing.
    static String duration(Duration duration) {
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
