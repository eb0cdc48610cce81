package dev.pilothouse.engine.definition.file;

import org.yaml.snakeyaml.nodes.Node;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as files write them: a number counts minutes, as in PyDolphinScheduler, and
/// `500ms`, `5s`, `2m`, `1h` and `1d` say their unit.
final class Durations {
    private static final Pattern FORM =
            Pattern.compile("(-?)([0-9]{1,18}(?:\\.[0-9]{1,9})?) *(ms|s|m|h|d|)");
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(36_500).toMillis());

    private Durations() {}

    static Optional<Duration> read(String key, String text, Node at, Faults faults) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return refuse(
                    key,
                    text,
                    at,
                    faults,
                    "minutes as a number, or a length such as 500ms, 5s, 2m or 1h");
        }
        BigDecimal milliseconds =
                new BigDecimal(form.group(2))
                        .multiply(BigDecimal.valueOf(unit(form.group(3)).toMillis()));
        if (!form.group(1).isEmpty() && milliseconds.signum() != 0) {
            return refuse(key, text, at, faults, "zero or more");
        }
        if (milliseconds.compareTo(LONGEST) > 0) {
            return refuse(key, text, at, faults, "at most 36500 days");
        }
        return Optional.of(
                Duration.ofMillis(milliseconds.setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    private static Optional<Duration> refuse(
            String key, String text, Node at, Faults faults, String expected) {
        faults.error(
                at,
                "bad-duration",
                "Expected '%s' to be %s, but found %s".formatted(key, expected, Kind.quoted(text)));
        return Optional.empty();
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofMinutes(1);
        };
    }
}
