package dev.pilothouse.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.store.StoreUnavailableException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// T03: misfires and edits, in virtual time.
class SchedulerTest {

    private static final String EVERY_5_MINUTES = "0 0/5 * * * ?";
    private static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");

    private final ScheduleWorld world = new ScheduleWorld("2024-06-01T12:00:00Z");
    private final Scheduler master = world.master();

    @AfterEach
    void close() {
        world.close();
    }

    private static List<Instant> everyFiveMinutes(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> NOON.plus(Duration.ofMinutes(5L * i)))
                .toList();
    }

    @Test
    void firesEveryFireTimeWithItsOwnScheduleTime() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce());
        world.pass(Duration.ofHours(2), master);
        assertThat(world.fired("flow")).isEqualTo(everyFiveMinutes(1, 24));
        assertThat(world.store.run(1).orElseThrow().identity().options().scheduleTime())
                .isEqualTo(NOON.plusSeconds(300));
        assertThat(world.store.run(1).orElseThrow().identity().options().zone())
                .isEqualTo(ScheduleWorld.BERLIN);
    }

    @Test
    void firesExactlyWhatThePreviewShowed() {
        world.online("flow", "13 7/11 * * * ?", new MisfirePolicy.Skip());
        List<Instant> preview = world.schedules().preview("flow", 20);
        world.pass(Duration.between(NOON, preview.getLast()), master);
        assertThat(world.fired("flow")).isEqualTo(preview).hasSize(20);
    }

    @Test
    void skipsWhatWasMissedInThreeHours() {
        downForThreeHours(new MisfirePolicy.Skip());
        assertThat(world.fired("flow")).isEqualTo(everyFiveMinutes(1, 2));
        world.pass(Duration.ofMinutes(5), master);
        assertThat(world.fired("flow")).hasSize(3).endsWith(everyFiveMinutes(39, 39).getFirst());
    }

    @Test
    void firesTheNewestOfWhatWasMissedInThreeHours() {
        downForThreeHours(new MisfirePolicy.FireOnce());
        assertThat(world.fired("flow"))
                .containsExactly(
                        NOON.plus(Duration.ofMinutes(5)),
                        NOON.plus(Duration.ofMinutes(10)),
                        NOON.plus(Duration.ofMinutes(190)));
    }

    @Test
    void catchesUpInOrderWithAFewRunsAtATime() {
        downForThreeHours(new MisfirePolicy.CatchUp(3));
        assertThat(world.fired("flow")).isEqualTo(everyFiveMinutes(1, 3));
        assertThat(master.waitsForRuns()).isTrue();
        for (long run = 1; run <= 36; run++) {
            world.end(run, WorkflowState.SUCCEEDED);
            master.fireDue();
            assertThat(world.fired("flow"))
                    .isEqualTo(everyFiveMinutes(1, Math.min(38, (int) run + 3)));
        }
        assertThat(master.waitsForRuns()).isFalse();
        assertThat(world.fired("flow")).isEqualTo(everyFiveMinutes(1, 38));
    }

    /// Fires twice, is away for three hours, and is back one and a half minutes after a fire time.
    private void downForThreeHours(MisfirePolicy misfire) {
        world.online("flow", EVERY_5_MINUTES, misfire);
        world.pass(Duration.ofMinutes(12), master);
        world.pass(Duration.ofHours(3).minusSeconds(30));
        master.fireDue();
    }

    @Test
    void losesNoFireTimeWhileTheStoreIsDownForLessThanTheGrace() {
        world.online("flow", "0/10 * * * * ?", new MisfirePolicy.Skip());
        world.unsteady.setDown(true);
        world.pass(Duration.ofSeconds(55));
        assertThatThrownBy(master::fireDue).isInstanceOf(StoreUnavailableException.class);
        world.unsteady.setDown(false);
        master.fireDue();
        assertThat(world.fired("flow")).hasSize(5).startsWith(NOON.plusSeconds(10));
    }

    @Test
    void takesTwentyMinutesWithoutAStoreForAMisfire() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce());
        world.unsteady.setDown(true);
        for (int i = 0; i < 20; i++) {
            world.pass(Duration.ofMinutes(1));
            assertThatThrownBy(master::fireDue).isInstanceOf(StoreUnavailableException.class);
        }
        world.unsteady.setDown(false);
        master.fireDue();
        assertThat(world.fired("flow")).containsExactly(NOON.plus(Duration.ofMinutes(20)));
    }

    @Test
    void firesNothingTwiceIfTheStoreIsLostBetweenLookingAndFiring() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce());
        world.pass(Duration.ofMinutes(5));
        world.unsteady.meanwhile(() -> world.unsteady.setDown(true));
        assertThatThrownBy(master::fireDue).isInstanceOf(StoreUnavailableException.class);
        assertThat(world.store.summaries(10)).isEmpty();
        world.unsteady.setDown(false);
        master.fireDue();
        assertThat(world.fired("flow")).containsExactly(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void anEditNeverFiresForTimesBeforeIt() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.CatchUp(100));
        world.pass(Duration.ofMinutes(7), master);
        world.pass(Duration.ofHours(1));
        Schedule edited = world.online("flow", "0 * * * * ?", new MisfirePolicy.CatchUp(100));
        assertThat(edited.version()).isEqualTo(2);
        world.pass(Duration.ofMinutes(2), master);
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.CatchUp(100));
        world.pass(Duration.ofMinutes(10), master);
        assertThat(world.fired("flow"))
                .containsExactly(
                        NOON.plus(Duration.ofMinutes(5)),
                        NOON.plus(Duration.ofMinutes(68)),
                        NOON.plus(Duration.ofMinutes(69)),
                        NOON.plus(Duration.ofMinutes(70)),
                        NOON.plus(Duration.ofMinutes(75)));
    }

    @Test
    void anEditBetweenLookingAndFiringWins() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce());
        world.pass(Duration.ofMinutes(5));
        world.unsteady.meanwhile(
                () -> world.online("flow", "0 0 * * * ?", new MisfirePolicy.FireOnce()));
        master.fireDue();
        assertThat(world.fired("flow")).isEmpty();
        world.unsteady.meanwhile(() -> world.schedules().takeOffline("flow"));
        world.pass(Duration.ofHours(1));
        master.fireDue();
        assertThat(world.fired("flow")).isEmpty();
    }

    @Test
    void puttingOnlineTheSameAgainKeepsWhatWasMissed() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce());
        world.pass(Duration.ofHours(3));
        assertThat(world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce()).version())
                .isEqualTo(1);
        master.fireDue();
        assertThat(world.fired("flow")).containsExactly(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void nothingFiresOfflineAndBackOnlineThePastIsPast() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.CatchUp(10));
        assertThat(world.schedules().takeOffline("flow")).isTrue();
        assertThat(world.schedules().takeOffline("flow")).isFalse();
        world.pass(Duration.ofHours(1), master);
        assertThat(world.schedules().preview("flow", 3)).isEmpty();
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.CatchUp(10));
        world.pass(Duration.ofMinutes(5), master);
        assertThat(world.fired("flow")).containsExactly(NOON.plus(Duration.ofMinutes(65)));
    }

    @Test
    void aClockThatIsPutBackFiresNothingTwice() {
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce());
        world.pass(Duration.ofMinutes(30), master);
        world.pass(Duration.ofMinutes(-20));
        world.pass(Duration.ofMinutes(25), master);
        assertThat(world.fired("flow")).isEqualTo(everyFiveMinutes(1, 7));
        world.pass(Duration.ofMinutes(-20));
        world.online("flow", "0 * * * * ?", new MisfirePolicy.FireOnce());
        world.pass(Duration.ofMinutes(21), master);
        assertThat(world.fired("flow")).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void endsAtTheEndOfTheSchedule() {
        world.define("flow");
        Instant end = NOON.plus(Duration.ofMinutes(10));
        world.schedules()
                .putOnline(
                        "flow",
                        new ScheduleDefinition(EVERY_5_MINUTES, null, end, ScheduleWorld.BERLIN),
                        new MisfirePolicy.FireOnce());
        world.pass(Duration.ofHours(1), master);
        assertThat(world.fired("flow")).isEqualTo(everyFiveMinutes(1, 2));
        assertThat(world.schedules().find("flow").orElseThrow().nextFire()).isNull();
        assertThat(master.fireDue()).isEmpty();
    }

    @Test
    void aScheduleThatCannotFireIsAnnouncedAndHoldsUpNoOther() {
        world.schedules()
                .putOnline(
                        "nowhere",
                        new ScheduleDefinition(EVERY_5_MINUTES, null, null, ScheduleWorld.BERLIN),
                        new MisfirePolicy.FireOnce());
        world.online("flow", EVERY_5_MINUTES, new MisfirePolicy.FireOnce());
        world.pass(Duration.ofMinutes(10), master);
        assertThat(world.fired("flow")).isEqualTo(everyFiveMinutes(1, 2));
        assertThat(world.alerts).hasSize(2).allMatch(alert -> alert.contains("'nowhere'"));
    }

    @Test
    void aYearOfMissedSecondsIsNoWorkForFireOnce() {
        world.online("flow", "* * * * * ?", new MisfirePolicy.FireOnce());
        world.pass(Duration.ofDays(365).plusMillis(400));
        assertThat(master.fireDue()).contains(world.now().plusMillis(600));
        assertThat(world.fired("flow")).containsExactly(world.now().minusMillis(400));
    }
}
