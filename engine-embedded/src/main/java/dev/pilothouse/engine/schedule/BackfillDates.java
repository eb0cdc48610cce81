package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.definition.ScheduleDefinition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The dates of a span of time: what a backfill of it would run. What is shown before a backfill
/// begins and what is run are the same list.
public final class BackfillDates {

    /// More dates than this are refused.
    public static final int MOST = 10_000;

    private BackfillDates() {}

    /// The fire times that a schedule has, or would have had, from `from` to `to`, both of which
    /// count; its own start and end do not.
    ///
    /// **Failure:** [IllegalArgumentException] if there are too many.
    public static List<Instant> of(ScheduleDefinition schedule, Instant from, Instant to) {
        FireTimes times = FireTimes.of(schedule).unbounded();
        List<Instant> dates = times.next(from.minusNanos(1), MOST + 1);
        List<Instant> within = dates.stream().filter(date -> !date.isAfter(to)).toList();
        return checked(within, from + " to " + to);
    }

    /// The beginnings of the days from `from` to `to`, both of which count.
    ///
    /// **Failure:** [IllegalArgumentException] if there are too many.
    public static List<Instant> daily(LocalDate from, LocalDate to, ZoneId zone) {
        if (to.isBefore(from)) {
            return List.of();
        }
        List<Instant> dates =
                from.datesUntil(to.plusDays(1))
                        .limit(MOST + 1)
                        .map(day -> day.atStartOfDay(zone).toInstant())
                        .toList();
        return checked(dates, from + " to " + to);
    }

    private static List<Instant> checked(List<Instant> dates, String span) {
        if (dates.size() > MOST) {
            throw new IllegalArgumentException(
                    "Expected at most %d dates in a backfill, but %s has more; choose a shorter span"
                            .formatted(MOST, span));
        }
        return dates;
    }
}
