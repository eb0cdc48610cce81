package dev.pilothouse.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.schedule.BackfillRequest.ElementFailure;
import dev.pilothouse.engine.schedule.BackfillRequest.Order;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// T03, G22: chains of dates, in a store where runs end when the test says so.
class BackfillTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2023, 12, 31);

    private final ScheduleWorld world = new ScheduleWorld("2024-06-01T12:00:00Z");
    private final List<Long> open = new ArrayList<>();
    private final List<Instant> seen = new ArrayList<>();
    private Backfills backfills = world.backfills("m1");
    private long seenRuns;

    @BeforeEach
    void define() {
        world.define("flow");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static List<Instant> year() {
        return BackfillDates.daily(FIRST, LAST, ScheduleWorld.BERLIN);
    }

    private long start(List<Instant> dates, int parallel, ElementFailure onFailure) {
        StartOptions options = StartOptions.defaults("test");
        BackfillRequest request = new BackfillRequest("flow", dates, parallel, onFailure, options);
        return backfills.start(request);
    }

    /// Advances, and takes note of the runs that have begun.
    private void advance(Backfills by) {
        by.advance();
        long newest = world.store.summaries(1).stream().mapToLong(run -> run.id()).sum();
        while (seenRuns < newest) {
            seenRuns++;
            open.add(seenRuns);
            seen.add(scheduleTime(seenRuns));
        }
    }

    private Instant scheduleTime(long run) {
        Instant time = world.store.run(run).orElseThrow().identity().options().scheduleTime();
        return time == null ? Instant.MIN : time;
    }

    private void end(long run, WorkflowState state) {
        open.remove(run);
        world.end(run, state);
    }

    private Backfill.State state(long id) {
        return backfills.find(id).orElseThrow().state();
    }

    @Test
    void runsAYearOneDateAfterTheOtherInOrder() {
        long id = start(year(), 1, ElementFailure.CONTINUE);
        advance(backfills);
        while (!open.isEmpty()) {
            assertThat(open).hasSize(1);
            end(open.getFirst(), WorkflowState.SUCCEEDED);
            advance(backfills);
        }
        assertThat(seen).isEqualTo(year()).hasSize(365);
        assertThat(state(id)).isEqualTo(Backfill.State.DONE);
    }

    @Test
    void runsAYearFiveAtATimeWhateverTheOrderInWhichTheyEnd() {
        long id = start(Order.DESCENDING.of(year()), 5, ElementFailure.CONTINUE);
        Random random = new Random(5);
        advance(backfills);
        int most = 0;
        while (!open.isEmpty()) {
            most = Math.max(most, open.size());
            boolean well = random.nextInt(10) > 0;
            end(
                    open.get(random.nextInt(open.size())),
                    well ? WorkflowState.SUCCEEDED : WorkflowState.FAILED);
            if (random.nextBoolean() || open.isEmpty()) {
                advance(backfills);
            }
        }
        assertThat(most).isEqualTo(5);
        assertThat(seen).isEqualTo(Order.DESCENDING.of(year()));
        assertThat(state(id)).isEqualTo(Backfill.State.DONE);
    }

    @Test
    void goesOnWhereItWasAfterItWasStoppedAtDate100AndItsMasterWasKilled() {
        long id = start(year(), 1, ElementFailure.CONTINUE);
        advance(backfills);
        for (int i = 1; i < 100; i++) {
            end(open.getFirst(), WorkflowState.SUCCEEDED);
            advance(backfills);
        }
        assertThat(backfills.stop(id, "test")).isTrue();
        end(open.getFirst(), WorkflowState.SUCCEEDED);
        advance(backfills);
        assertThat(seen).hasSize(100);

        backfills = world.backfills("m2");
        backfills.carryOn();
        advance(backfills);
        assertThat(seen).hasSize(100);
        assertThat(state(id)).isEqualTo(Backfill.State.STOPPED);

        assertThat(backfills.resume(id)).isTrue();
        advance(backfills);
        while (!open.isEmpty()) {
            end(open.getFirst(), WorkflowState.SUCCEEDED);
            advance(backfills);
        }
        assertThat(seen).isEqualTo(year());
    }

    @Test
    void aKillBetweenADateAndTheNextLosesAndDoublesNothing() {
        start(year().subList(0, 60), 2, ElementFailure.CONTINUE);
        advance(backfills);
        while (!open.isEmpty()) {
            end(open.getLast(), WorkflowState.SUCCEEDED);
            backfills = world.backfills("another");
            backfills.carryOn();
            advance(backfills);
        }
        assertThat(seen).isEqualTo(year().subList(0, 60));
    }

    @Test
    void twoMastersCarryOnOneBackfillWithinItsLimit() {
        long id = start(year().subList(0, 60), 3, ElementFailure.CONTINUE);
        Backfills other = world.backfills("m2");
        other.carryOn();
        Random random = new Random(11);
        advance(backfills);
        while (!open.isEmpty()) {
            assertThat(open.size()).isLessThanOrEqualTo(3);
            end(open.get(random.nextInt(open.size())), WorkflowState.SUCCEEDED);
            advance(random.nextBoolean() ? backfills : other);
        }
        assertThat(seen).isEqualTo(year().subList(0, 60));
        assertThat(state(id)).isEqualTo(Backfill.State.DONE);
    }

    @Test
    void continueRunsTheDatesBehindAFailure() {
        long id = start(year().subList(0, 3), 1, ElementFailure.CONTINUE);
        for (WorkflowState end :
                List.of(WorkflowState.SUCCEEDED, WorkflowState.FAILED, WorkflowState.STOPPED)) {
            advance(backfills);
            end(open.getFirst(), end);
        }
        advance(backfills);
        assertThat(seen).hasSize(3);
        assertThat(state(id)).isEqualTo(Backfill.State.DONE);
        assertThat(backfills.dates(id))
                .extracting(BackfillDate::state)
                .containsExactly(
                        WorkflowState.SUCCEEDED, WorkflowState.FAILED, WorkflowState.STOPPED);
    }

    @Test
    void endBeginsNoDateBehindAFailureUntilSomebodyResumes() throws Exception {
        long id = start(year().subList(0, 4), 2, ElementFailure.END);
        advance(backfills);
        end(1, WorkflowState.STOPPED);
        advance(backfills);
        assertThat(seen).hasSize(2);
        assertThat(state(id)).isEqualTo(Backfill.State.FAILED);
        assertThat(backfills.find(id).orElseThrow().reason())
                .isEqualTo("run 1 of %s ended as STOPPED".formatted(year().getFirst()));
        assertThat(world.alerts).singleElement().asString().contains("Backfill 1", "Resume it");
        backfills.awaitNone();

        assertThat(backfills.resume(id)).isTrue();
        advance(backfills);
        assertThat(seen).hasSize(3);
        end(2, WorkflowState.SUCCEEDED);
        end(3, WorkflowState.SUCCEEDED);
        advance(backfills);
        end(4, WorkflowState.FAILED);
        advance(backfills);
        assertThat(state(id)).isEqualTo(Backfill.State.FAILED);
    }

    @Test
    void runsTheDefinitionThatWasTheNewestWhenItBegan() {
        start(year().subList(0, 2), 1, ElementFailure.CONTINUE);
        advance(backfills);
        world.store.saveDefinition(Flows.of("a -> b").build("flow"));
        end(1, WorkflowState.SUCCEEDED);
        advance(backfills);
        assertThat(world.store.run(2).orElseThrow().identity().version()).isEqualTo(1);
    }

    @Test
    void takesDatesFromAScheduleWithoutItsBounds() {
        ScheduleDefinition schedule =
                new ScheduleDefinition(
                        "0 30 2 ? * SUN",
                        Instant.parse("2030-01-01T00:00:00Z"),
                        null,
                        ScheduleWorld.BERLIN);
        assertThat(
                        BackfillDates.of(
                                schedule,
                                Instant.parse("2024-03-24T01:30:00Z"),
                                Instant.parse("2024-04-07T00:30:00Z")))
                .containsExactly(
                        Instant.parse("2024-03-24T01:30:00Z"),
                        Instant.parse("2024-03-31T01:00:00Z"),
                        Instant.parse("2024-04-07T00:30:00Z"));
    }

    @Test
    void refusesWhatCannotBeBackfilled() {
        assertThatThrownBy(() -> start(List.of(), 1, ElementFailure.END))
                .hasMessageContaining("there are none");
        Instant date = year().getFirst();
        assertThatThrownBy(() -> start(List.of(date, date), 1, ElementFailure.END))
                .hasMessageContaining("comes twice");
        assertThatThrownBy(() -> start(List.of(date), 0, ElementFailure.END))
                .hasMessageContaining("at least 1 date");
        assertThatThrownBy(
                        () ->
                                backfills.start(
                                        new BackfillRequest(
                                                "nowhere",
                                                List.of(date),
                                                1,
                                                ElementFailure.END,
                                                StartOptions.defaults("test"))))
                .hasMessageContaining("'nowhere'");
        assertThatThrownBy(
                        () ->
                                BackfillDates.of(
                                        new ScheduleDefinition(
                                                "* * * * * ?", null, null, ScheduleWorld.BERLIN),
                                        date,
                                        world.now()))
                .hasMessageContaining("at most 10000");
        assertThat(backfills.all()).isEmpty();
    }
}
