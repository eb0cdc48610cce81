package dev.pilothouse.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.ScheduleDefinition;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/// Faults of group T: time. The whole of T01 is in [FireTimesTest], T03 in [SchedulerTest] and
/// [BackfillTest], T04 in [OneFireOneRunTest].
class FaultsTTest {

    @Test
    void t01DaylightSavingChanges() {
        FireTimes nightly =
                FireTimes.of(
                        new ScheduleDefinition("0 30 2 * * ?", null, null, ScheduleWorld.BERLIN));
        assertThat(nightly.next(Instant.parse("2024-03-30T12:00:00Z")))
                .as("half past two does not exist: the end of the gap")
                .contains(Instant.parse("2024-03-31T01:00:00Z"));
        Instant overlap = nightly.next(Instant.parse("2024-10-26T12:00:00Z")).orElseThrow();
        assertThat(Duration.between(overlap, nightly.next(overlap).orElseThrow()))
                .as("half past two exists twice: once")
                .isGreaterThan(Duration.ofHours(23));
    }

    @Test
    void t02ZonesOfScheduleHostDbAndUiDiffer() {
        TimeZone before = TimeZone.getDefault();
        List<List<Instant>> fired = new ArrayList<>();
        try {
            for (String host : List.of("America/New_York", "Asia/Shanghai", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(host)));
                try (ScheduleWorld world = new ScheduleWorld("2024-03-29T12:00:00Z")) {
                    Scheduler master = world.master();
                    world.online("a", "0 0 2 * * ?", new MisfirePolicy.CatchUp(10));
                    world.pass(Duration.ofDays(4), master);
                    fired.add(world.fired("a"));
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(fired.getFirst())
                .containsExactly(
                        Instant.parse("2024-03-30T01:00:00Z"),
                        Instant.parse("2024-03-31T01:00:00Z"),
                        Instant.parse("2024-04-01T00:00:00Z"),
                        Instant.parse("2024-04-02T00:00:00Z"));
        assertThat(fired).allMatch(fired.getFirst()::equals);
    }

    @Test
    void t03MisfiresBackfillAndScheduleEdits() {
        try (ScheduleWorld world = new ScheduleWorld("2024-06-01T12:00:01Z")) {
            world.online("skip", "0 0/5 * * * ?", new MisfirePolicy.Skip());
            world.online("once", "0 0/5 * * * ?", new MisfirePolicy.FireOnce());
            world.online("all", "0 0/5 * * * ?", new MisfirePolicy.CatchUp(100));
            world.pass(Duration.ofHours(3));
            world.master().fireDue();
            assertThat(world.fired("skip"))
                    .as("what is due now is not missed")
                    .containsExactly(Instant.parse("2024-06-01T15:00:00Z"));
            assertThat(world.fired("once")).containsExactly(Instant.parse("2024-06-01T15:00:00Z"));
            assertThat(world.fired("all")).hasSize(36).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void t04OneFireTimeOneInstance() {
        try (ScheduleWorld world = new ScheduleWorld("2024-06-01T12:00:01Z")) {
            Scheduler ahead = world.master("m1", Duration.ofSeconds(2));
            Scheduler behind = world.master("m2", Duration.ofSeconds(-2));
            world.online("a", "0/10 * * * * ?", new MisfirePolicy.CatchUp(1_000));
            for (int i = 0; i < 60; i++) {
                world.pass(Duration.ofSeconds(5));
                ahead.fireDue();
                behind.fireDue();
            }
            assertThat(world.fired("a")).doesNotHaveDuplicates().hasSize(30);
        }
    }
}
