package dev.pilothouse.engine.logic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The intervals that a `dependent_date` means, seen from a base time: days or hours of the base's
/// zone, oldest first (table U11).
///
/// **Thread:** any; pure.
public final class DateIntervals {

    private static final Map<String, Function<ZonedDateTime, List<DateInterval>>> WORDS =
            Stream.of(
                            entry("currentHour", base -> hours(base, 0, 1)),
                            entry("last1Hour", base -> hours(base, 1, 1)),
                            entry("last2Hours", base -> hours(base, 2, 2)),
                            entry("last3Hours", base -> hours(base, 3, 3)),
                            entry("last24Hours", DateIntervals::last24Hours),
                            entry("today", base -> days(base, day(base), day(base))),
                            entry("last1Days", base -> lastDays(base, 1)),
                            entry("last2Days", base -> lastDays(base, 2)),
                            entry("last3Days", base -> lastDays(base, 3)),
                            entry("last7Days", base -> lastDays(base, 7)),
                            entry("thisWeek", base -> days(base, monday(base), day(base))),
                            entry("lastWeek", DateIntervals::lastWeek),
                            entry("lastMonday", base -> ofLastWeek(base, DayOfWeek.MONDAY)),
                            entry("lastTuesday", base -> ofLastWeek(base, DayOfWeek.TUESDAY)),
                            entry("lastWednesday", base -> ofLastWeek(base, DayOfWeek.WEDNESDAY)),
                            entry("lastThursday", base -> ofLastWeek(base, DayOfWeek.THURSDAY)),
                            entry("lastFriday", base -> ofLastWeek(base, DayOfWeek.FRIDAY)),
                            entry("lastSaturday", base -> ofLastWeek(base, DayOfWeek.SATURDAY)),
                            entry("lastSunday", base -> ofLastWeek(base, DayOfWeek.SUNDAY)),
                            entry("thisMonth", base -> days(base, first(base), day(base))),
                            entry("thisMonthBegin", base -> days(base, first(base), first(base))),
                            entry("thisMonthEnd", base -> days(base, last(base), last(base))),
                            entry("lastMonth", DateIntervals::lastMonth),
                            entry("lastMonthBegin", base -> lastMonth(base).subList(0, 1)),
                            entry("lastMonthEnd", base -> lastOf(lastMonth(base))))
                    .collect(Collectors.toMap(Word::name, Word::intervals));

    private static final Map<String, String> NUMBERS =
            Map.of("one", "1", "two", "2", "three", "3", "seven", "7", "twentyfour", "24");

    private record Word(String name, Function<ZonedDateTime, List<DateInterval>> intervals) {}

    private DateIntervals() {}

    /// The intervals of a word, without regard to case and underscores (`LAST_WEDNESDAY`,
    /// `LAST_TWO_HOURS`); none if nobody knows the word.
    public static List<DateInterval> of(String word, ZonedDateTime base) {
        String key = key(word);
        return WORDS.entrySet().stream()
                .filter(known -> key(known.getKey()).equals(key))
                .findFirst()
                .map(known -> known.getValue().apply(base))
                .orElse(List.of());
    }

    /// True if a word means any intervals.
    public static boolean isKnown(String word) {
        return WORDS.keySet().stream().anyMatch(known -> key(known).equals(key(word)));
    }

    /// Every word, as files write it.
    public static List<String> words() {
        return WORDS.keySet().stream().sorted().toList();
    }

    private static Word entry(String name, Function<ZonedDateTime, List<DateInterval>> intervals) {
        return new Word(name, intervals);
    }

    /// `LAST_ONE_DAYS`, `last1Day` and `last1Days` are one word.
    private static String key(String word) {
        String key = word.strip().toLowerCase(Locale.ROOT).replace("_", "");
        for (Map.Entry<String, String> number : NUMBERS.entrySet()) {
            key = key.replace("last" + number.getKey(), "last" + number.getValue());
        }
        return key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
    }

    // --- hours ---

    private static List<DateInterval> hours(ZonedDateTime base, int back, int count) {
        ZonedDateTime hour = base.truncatedTo(ChronoUnit.HOURS).minusHours(back);
        List<DateInterval> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hours.add(interval(hour.plusHours(i), hour.plusHours(i + 1L)));
        }
        return hours;
    }

    /// The 24 hours that end with the first hour of the base's day: so the reference's table has
    /// it.
    private static List<DateInterval> last24Hours(ZonedDateTime base) {
        return hours(base.truncatedTo(ChronoUnit.DAYS), 23, 24);
    }

    // --- days ---

    private static List<DateInterval> lastDays(ZonedDateTime base, int count) {
        return days(base, day(base).minusDays(count), day(base).minusDays(1));
    }

    private static List<DateInterval> lastWeek(ZonedDateTime base) {
        return days(base, monday(base).minusDays(7), monday(base).minusDays(1));
    }

    private static List<DateInterval> ofLastWeek(ZonedDateTime base, DayOfWeek wanted) {
        LocalDate day = monday(base).minusDays(7).with(TemporalAdjusters.nextOrSame(wanted));
        return days(base, day, day);
    }

    private static List<DateInterval> lastMonth(ZonedDateTime base) {
        return days(base, first(base).minusMonths(1), first(base).minusDays(1));
    }

    private static List<DateInterval> lastOf(List<DateInterval> intervals) {
        return List.of(intervals.getLast());
    }

    private static LocalDate day(ZonedDateTime base) {
        return base.toLocalDate();
    }

    private static LocalDate monday(ZonedDateTime base) {
        return day(base).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate first(ZonedDateTime base) {
        return day(base).withDayOfMonth(1);
    }

    private static LocalDate last(ZonedDateTime base) {
        return day(base).with(TemporalAdjusters.lastDayOfMonth());
    }

    private static List<DateInterval> days(ZonedDateTime base, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .map(
                        day ->
                                interval(
                                        day.atStartOfDay(base.getZone()),
                                        day.plusDays(1).atStartOfDay(base.getZone())))
                .toList();
    }

    private static DateInterval interval(ZonedDateTime from, ZonedDateTime next) {
        return new DateInterval(
                from.toInstant().toEpochMilli(), next.toInstant().toEpochMilli() - 1);
    }
}
