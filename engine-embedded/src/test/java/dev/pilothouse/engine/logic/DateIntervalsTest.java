package dev.pilothouse.engine.logic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// Table U11.
class DateIntervalsTest {

    private static List<DateInterval> of(String word, String base) {
        return DateIntervals.of(word, LocalDateTime.parse(base).atZone(ZoneOffset.UTC));
    }

    private static String text(long instant) {
        return Instant.ofEpochMilli(instant).atZone(ZoneOffset.UTC).toLocalDateTime().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "today,           2019-02-05T00:00, 1,  2019-02-05T00:00, 2019-02-05T23:59:59.999",
        "last1Days,       2019-02-05T00:00, 1,  2019-02-04T00:00, 2019-02-04T23:59:59.999",
        "last2Days,       2019-02-05T00:00, 2,  2019-02-03T00:00, 2019-02-04T23:59:59.999",
        "last3Days,       2019-02-10T07:00, 3,  2019-02-07T00:00, 2019-02-09T23:59:59.999",
        "last7Days,       2019-02-10T07:00, 7,  2019-02-03T00:00, 2019-02-09T23:59:59.999",
        "thisWeek,        2019-02-05T00:00, 2,  2019-02-04T00:00, 2019-02-05T23:59:59.999",
        "lastWeek,        2019-02-10T00:00, 7,  2019-01-28T00:00, 2019-02-03T23:59:59.999",
        "lastMonday,      2019-02-10T00:00, 1,  2019-01-28T00:00, 2019-01-28T23:59:59.999",
        "lastTuesday,     2019-02-10T00:00, 1,  2019-01-29T00:00, 2019-01-29T23:59:59.999",
        "lastWednesday,   2019-02-10T00:00, 1,  2019-01-30T00:00, 2019-01-30T23:59:59.999",
        "lastThursday,    2019-02-10T00:00, 1,  2019-01-31T00:00, 2019-01-31T23:59:59.999",
        "lastFriday,      2019-02-10T00:00, 1,  2019-02-01T00:00, 2019-02-01T23:59:59.999",
        "lastSaturday,    2019-02-10T00:00, 1,  2019-02-02T00:00, 2019-02-02T23:59:59.999",
        "lastSunday,      2019-02-10T00:00, 1,  2019-02-03T00:00, 2019-02-03T23:59:59.999",
        "thisMonth,       2019-02-05T00:00, 5,  2019-02-01T00:00, 2019-02-05T23:59:59.999",
        "thisMonthBegin,  2019-02-05T00:00, 1,  2019-02-01T00:00, 2019-02-01T23:59:59.999",
        "thisMonthEnd,    2019-02-05T00:00, 1,  2019-02-28T00:00, 2019-02-28T23:59:59.999",
        "lastMonth,       2019-02-10T00:00, 31, 2019-01-01T00:00, 2019-01-31T23:59:59.999",
        "lastMonthBegin,  2019-02-10T00:00, 1,  2019-01-01T00:00, 2019-01-01T23:59:59.999",
        "lastMonthEnd,    2019-02-10T00:00, 1,  2019-01-31T00:00, 2019-01-31T23:59:59.999",
        "currentHour,     2020-05-15T12:10, 1,  2020-05-15T12:00, 2020-05-15T12:59:59.999",
        "last1Hour,       2019-02-04T10:00, 1,  2019-02-04T09:00, 2019-02-04T09:59:59.999",
        "last2Hours,      2019-02-04T10:00, 2,  2019-02-04T08:00, 2019-02-04T09:59:59.999",
        "last3Hours,      2019-02-04T10:00, 3,  2019-02-04T07:00, 2019-02-04T09:59:59.999",
        "last3Hours,      2019-02-05T12:10, 3,  2019-02-05T09:00, 2019-02-05T11:59:59.999",
        "last24Hours,     2020-05-15T12:10, 24, 2020-05-14T01:00, 2020-05-15T00:59:59.999",
        "LAST_WEDNESDAY,  2019-02-10T00:00, 1,  2019-01-30T00:00, 2019-01-30T23:59:59.999",
        "LAST_TWO_HOURS,  2019-02-04T10:00, 2,  2019-02-04T08:00, 2019-02-04T09:59:59.999",
        "LAST_ONE_DAYS,   2019-02-05T00:00, 1,  2019-02-04T00:00, 2019-02-04T23:59:59.999",
    })
    void areThoseOfTheTable(String word, String base, int count, String from, String to) {
        List<DateInterval> intervals = of(word, base);
        assertThat(intervals).hasSize(count);
        assertThat(text(intervals.getFirst().from())).isEqualTo(from);
        assertThat(text(intervals.getLast().to())).isEqualTo(to);
        for (int i = 1; i < count; i++) {
            assertThat(intervals.get(i).from()).isEqualTo(intervals.get(i - 1).to() + 1);
        }
    }

    @Test
    void areNoneForAWordThatNobodyKnows() {
        assertThat(of("yesteryear", "2019-02-05T00:00")).isEmpty();
        assertThat(DateIntervals.isKnown("yesteryear")).isFalse();
    }

    @Test
    void followTheClockOfTheirZoneWhereItIsPutForward() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        DateInterval day =
                DateIntervals.of("today", LocalDateTime.parse("2024-03-31T12:00").atZone(berlin))
                        .getFirst();
        assertThat(day.to() + 1 - day.from()).isEqualTo(23 * 3_600_000L);
    }
}
