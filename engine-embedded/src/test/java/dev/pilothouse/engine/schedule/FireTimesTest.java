package dev.pilothouse.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.ScheduleDefinition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// T01 and around it: fire times against an oracle that knows nothing of cron expressions.
class FireTimesTest {

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Africa/Casablanca"),
                    ZoneId.of("Asia/Kolkata"));
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2031-01-01T00:00:00Z");

    private static final Cron AT_TWO = new Cron("0 0 2 * * ?", false, at(2, 0));
    private static final Cron AT_HALF_PAST_TWO = new Cron("0 30 2 * * ?", false, at(2, 30));
    private static final Cron AT_HALF_PAST_ONE = new Cron("0 30 1 * * ?", false, at(1, 30));
    private static final Cron QUARTERS_OF_ONE =
            new Cron("0 0/15 1 * * ?", true, t -> t.getHour() == 1 && t.getMinute() % 15 == 0);
    private static final Cron QUARTERS_OF_TWO =
            new Cron(
                    "0 0,15,30,45 2 * * ?",
                    false,
                    t -> t.getHour() == 2 && t.getMinute() % 15 == 0);

    /// An expression, and what it means.
    record Cron(String text, boolean interval, Predicate<LocalDateTime> matches) {

        FireTimes in(ZoneId zone) {
            return FireTimes.of(new ScheduleDefinition(text, null, null, zone));
        }

        FireTimesOracle oracle(ZoneId zone) {
            int tick = text.startsWith("0 ") ? 60 : 15;
            return new FireTimesOracle(zone, matches, interval, tick);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Predicate<LocalDateTime> at(int hour, int minute) {
        return t -> t.getHour() == hour && t.getMinute() == minute;
    }

    static List<Cron> crons() {
        return List.of(
                AT_TWO,
                AT_HALF_PAST_TWO,
                AT_HALF_PAST_ONE,
                QUARTERS_OF_ONE,
                QUARTERS_OF_TWO,
                new Cron("0 0 3 * * ? *", false, at(3, 0)),
                new Cron("0 * * * * ?", true, t -> t.getSecond() == 0),
                new Cron("0/15 * * * * ?", true, t -> t.getSecond() % 15 == 0),
                new Cron("0 0 * * * ?", true, t -> t.getMinute() == 0),
                new Cron("0 30 * * * ?", true, t -> t.getMinute() == 30),
                new Cron("0 0 0/2 * * ?", true, t -> t.getMinute() == 0 && t.getHour() % 2 == 0));
    }

    static List<Cron> daily() {
        return List.of(AT_HALF_PAST_TWO, AT_HALF_PAST_ONE);
    }

    @ParameterizedTest
    @MethodSource("crons")
    void missesNothingAndDoublesNothingAroundSevenYearsOfClockChanges(Cron cron) {
        for (ZoneId zone : ZONES) {
            for (Instant change : changes(zone)) {
                Instant from = change.minus(Duration.ofHours(5));
                Instant to = change.plus(Duration.ofHours(5));
                assertThat(fires(cron.in(zone), from, to))
                        .as("%s in %s around %s", cron, zone, change)
                        .isEqualTo(cron.oracle(zone).between(from, to));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("daily")
    void firesOnceADayForSevenYears(Cron cron) {
        for (ZoneId zone : ZONES) {
            assertThat(fires(cron.in(zone), BEGIN, END))
                    .as("%s in %s", cron, zone)
                    .isEqualTo(cron.oracle(zone).between(BEGIN, END))
                    .hasSize(7 * 365 + 2);
        }
    }

    @Test
    void aSecondSearchFromAnyInstantGivesTheSameTimes() {
        ZoneId zone = ZoneId.of("Australia/Lord_Howe");
        for (Cron cron : List.of(QUARTERS_OF_ONE, QUARTERS_OF_TWO, AT_TWO)) {
            for (Instant change : changes(zone)) {
                Instant from = change.minus(Duration.ofHours(3));
                List<Instant> times =
                        cron.oracle(zone).between(from, change.plus(Duration.ofDays(3)));
                for (int i = 0; i < 6 * 60; i++) {
                    Instant after = from.plusSeconds(60L * i).plusMillis(7);
                    Optional<Instant> expected =
                            times.stream().filter(time -> time.isAfter(after)).findFirst();
                    assertThat(cron.in(zone).next(after))
                            .as("%s %s", cron, after)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void staysWithinItsBoundsBothOfWhichCount() {
        Instant start = Instant.parse("2024-03-10T12:00:00Z");
        Instant end = Instant.parse("2024-03-10T15:00:00Z");
        FireTimes times =
                FireTimes.of(new ScheduleDefinition("0 0 * * * ?", start, end, ZoneId.of("UTC")));
        assertThat(times.next(BEGIN, 100))
                .containsExactly(start, start.plusSeconds(3600), start.plusSeconds(7200), end);
        assertThat(times.next(start)).contains(start.plusSeconds(3600));
        assertThat(times.next(end)).isEmpty();
        assertThat(times.unbounded().next(end)).contains(end.plusSeconds(3600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 0 30 2 ?", "0 0 0 1 1 ? 2020"})
    void endsWhereThereIsNoNextDate(String cron) {
        assertThat(utc(cron).next(BEGIN)).isEmpty();
    }

    @Test
    void findsTheNextDateHoweverFarItIs() {
        assertThat(utc("0 0 0 29 2 ?").next(Instant.parse("2024-03-01T00:00:00Z")))
                .contains(Instant.parse("2028-02-29T00:00:00Z"));
        assertThat(utc("0 0 0 1 1 ? 2099").next(BEGIN))
                .contains(Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(utc("0 0 0 ? 2 2#5").next(BEGIN))
                .contains(Instant.parse("2044-02-29T00:00:00Z"));
    }

    @Test
    void aLastDateInsideAnOverlapComesTwiceForAnIntervalCron() {
        FireTimes times =
                FireTimes.of(
                        new ScheduleDefinition(
                                "0 0/20 1 3 11 ? 2024", null, null, ZoneId.of("America/New_York")));
        Instant first = Instant.parse("2024-11-03T05:00:00Z");
        assertThat(times.next(BEGIN, 10))
                .containsExactly(
                        first,
                        first.plusSeconds(1200),
                        first.plusSeconds(2400),
                        first.plusSeconds(3600),
                        first.plusSeconds(4800),
                        first.plusSeconds(6000));
    }

    @Test
    void findsTheLastTimeOfASpanAsALongWalkWould() {
        for (String cron :
                List.of("0 0/5 * * * ?", "0/7 3 2 * * ?", "0 0 0 1 * ?", "0 30 1 * * ?")) {
            FireTimes times =
                    FireTimes.of(
                            new ScheduleDefinition(
                                    cron, null, null, ZoneId.of("America/New_York")));
            for (int hours : new int[] {0, 1, 5, 40, 24 * 20}) {
                Instant after = Instant.parse("2024-11-02T05:58:13Z");
                Instant until = after.plus(Duration.ofHours(hours));
                List<Instant> all = fires(times, after.plusNanos(1), until.plusNanos(1));
                assertThat(times.last(after, until))
                        .as("%s within %d hours", cron, hours)
                        .isEqualTo(all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
            }
        }
    }

    private static FireTimes utc(String cron) {
        return FireTimes.of(new ScheduleDefinition(cron, null, null, ZoneId.of("UTC")));
    }

    private static List<Instant> fires(FireTimes times, Instant from, Instant to) {
        List<Instant> found = new ArrayList<>();
        for (Optional<Instant> next = times.next(from.minusNanos(1));
                next.isPresent() && next.get().isBefore(to);
                next = times.next(next.get())) {
            found.add(next.get());
        }
        return found;
    }

    /// Of a zone without changes, some instant all the same.
    private static List<Instant> changes(ZoneId zone) {
        List<Instant> changes = new ArrayList<>();
        for (ZoneOffsetTransition next = zone.getRules().nextTransition(BEGIN);
                next != null && next.getInstant().isBefore(END);
                next = zone.getRules().nextTransition(next.getInstant())) {
            changes.add(next.getInstant());
        }
        return changes.isEmpty() ? List.of(BEGIN) : changes;
    }
}
