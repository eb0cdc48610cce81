package dev.pilothouse.engine.logic;

import dev.pilothouse.engine.definition.TaskSettings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time and counts in the settings of logic tasks.
final class Lengths {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d|)");

    private Lengths() {}

    /// A length of time; a plain number counts minutes. **Failure:** [LogicException].
    static Duration duration(TaskSettings settings, String key, Duration fallback) {
        if (!settings.has(key)) {
            return fallback;
        }
        String text = settings.text(key).orElse("").strip();
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            throw new LogicException(
                    "Expected '%s' to be a length such as 30s, 5m or 1h, but found '%s'"
                            .formatted(key, text));
        }
        long number = Long.parseLong(length.group(1));
        return switch (length.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /// A whole number from 1 to `most`. **Failure:** [LogicException].
    static int count(TaskSettings settings, String key, int fallback, int most) {
        if (!settings.has(key)) {
            return fallback;
        }
        String text = settings.text(key).orElse("").strip();
        boolean whole = text.matches("\\d{1,6}");
        int number = whole ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new LogicException(
                    "Expected '%s' to be a number from 1 to %d, but found '%s'"
                            .formatted(key, most, text));
        }
        return number;
    }
}
