package dev.pilothouse.console.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/// Times as people write them on the command line.
public final class WrittenTime {

    private WrittenTime() {}

    /// An instant: `2024-08-11T00:00:00Z`, or without a zone for the time here.
    ///
    /// @param option whose value it is
    ///
    ///   **Failure:** [CommandException] if it is none.
    public static Instant instant(String text, String option) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text.strip().replace(' ', 'T'),
                            ZonedDateTime::from,
                            LocalDateTime::from);
            return time instanceof LocalDateTime local
                    ? local.atZone(ZoneId.systemDefault()).toInstant()
                    : Instant.from(time);
        } catch (DateTimeException _) {
            throw CommandException.usage(
                    "expected %s to be a time, but it is '%s'".formatted(option, text),
                    "Write it as 2024-08-11T00:00:00Z, or 2024-08-11T00:00:00 for the time here.");
        }
    }

    /// A day: `2024-08-11`.
    ///
    /// @param option whose value it is
    ///
    ///   **Failure:** [CommandException] if it is none.
    public static LocalDate day(String text, String option) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException _) {
            throw CommandException.usage(
                    "expected %s to be a day, but it is '%s'".formatted(option, text),
                    "Write it as 2024-08-11.");
        }
    }
}
