package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.store.Claim;
import dev.pilothouse.engine.store.ClaimTakenException;
import dev.pilothouse.engine.store.StoreUnavailableException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// Fires the schedules that are due. Several masters may do so on one store: whatever they believe
/// about the time, a fire time gets one run, because the store lets only one of them take it.
///
/// **Thread:** one at a time; keeps nothing but whether a schedule waits for its runs.
final class Scheduler {

    private static final int PAGE = 200;

    /// So that one schedule that catches up does not hold up the others.
    private static final int MOST_STEPS = 64;

    private final ScheduleStore store;
    private final RunStarter starter;
    private final InstantSource clock;
    private final Consumer<String> alerts;
    private volatile boolean waitsForRuns;

    /// `alerts` is told of schedules that cannot fire.
    Scheduler(
            ScheduleStore store, RunStarter starter, InstantSource clock, Consumer<String> alerts) {
        this.store = store;
        this.starter = starter;
        this.clock = clock;
        this.alerts = alerts;
    }

    /// True if the end of a run may let a schedule go on.
    boolean waitsForRuns() {
        return waitsForRuns;
    }

    /// Fires what is due, and says when something is due next; empty for nothing.
    ///
    /// **Failure:** [StoreUnavailableException]: what is not fired yet is still due.
    Optional<Instant> fireDue() {
        Instant now = clock.instant();
        boolean waits = false;
        boolean more = false;
        List<Schedule> page = store.due(now, 0, PAGE);
        while (!page.isEmpty()) {
            List<Stepped> left = fire(page, now);
            waits |= left.contains(Stop.WAITS);
            more |= left.contains(Stop.LOST) || left.stream().anyMatch(GoesOn.class::isInstance);
            page = store.due(now, page.getLast().id(), PAGE);
        }
        waitsForRuns = waits;
        return more ? Optional.of(now) : store.nextAfter(now);
    }

    /// How a schedule is after a step.
    private sealed interface Stepped {}

    private record GoesOn(Schedule schedule) implements Stepped {}

    private enum Stop implements Stepped {
        /// Nothing more is due.
        SETTLED,
        /// One of its runs has to end first.
        WAITS,
        /// Somebody else has changed it: it has to be read again.
        LOST
    }

    /// Step after step of each schedule, all abreast, so that the runs of one instant share
    /// commits.
    private List<Stepped> fire(List<Schedule> page, Instant now) {
        List<Stepped> ended = new ArrayList<>();
        List<Schedule> due = page;
        for (int i = 0; i < MOST_STEPS && !due.isEmpty(); i++) {
            List<CompletableFuture<Stepped>> steps =
                    due.stream().map(schedule -> step(schedule, now)).toList();
            due = new ArrayList<>();
            for (CompletableFuture<Stepped> step : steps) {
                Stepped after = joined(step);
                if (after instanceof GoesOn(Schedule schedule)) {
                    due.add(schedule);
                } else {
                    ended.add(after);
                }
            }
        }
        due.forEach(schedule -> ended.add(new GoesOn(schedule)));
        return ended;
    }

    private CompletableFuture<Stepped> step(Schedule schedule, Instant now) {
        Instant due = Objects.requireNonNull(schedule.nextFire());
        return switch (FireStep.of(schedule, due, now, () -> store.underWay(schedule.id()))) {
            case FireStep.FireNow fire ->
                    start(schedule, due, fire)
                            .thenApply(_ -> after(schedule.fired(fire.at(), fire.next()), now))
                            .exceptionally(failure -> notFired(schedule, fire, failure, now));
            case FireStep.SkipTo skip ->
                    CompletableFuture.completedFuture(
                            replaced(schedule, schedule.movedTo(skip.next()), now));
            case FireStep.WaitForRun _ -> CompletableFuture.completedFuture(Stop.WAITS);
        };
    }

    private CompletableFuture<Long> start(Schedule schedule, Instant due, FireStep.FireNow fire) {
        return starter.start(
                schedule.workflow(),
                RunStarter.NEWEST,
                StartOptions.defaults("schedule")
                        .withScheduleTime(fire.at(), schedule.times().zone()),
                new Claim.FireTime(schedule.id(), schedule.version(), due, fire.at(), fire.next()));
    }

    private Stepped notFired(
            Schedule schedule, FireStep.FireNow fire, Throwable failure, Instant now) {
        Throwable cause = failure instanceof CompletionException e ? cause(e) : failure;
        return switch (cause) {
            case ClaimTakenException _ -> Stop.LOST;
            case StoreUnavailableException e -> throw e;
            default -> {
                alerts.accept(
                        "The schedule of workflow '%s' did not fire for %s: %s. Correct the workflow, or take its schedule offline."
                                .formatted(schedule.workflow(), fire.at(), cause.getMessage()));
                yield replaced(schedule, schedule.movedTo(fire.next()), now);
            }
        };
    }

    private Stepped replaced(Schedule before, Schedule after, Instant now) {
        return store.replace(before, after) ? after(after, now) : Stop.LOST;
    }

    private static Stepped after(Schedule schedule, Instant now) {
        Instant next = schedule.nextFire();
        return next != null && !next.isAfter(now) ? new GoesOn(schedule) : Stop.SETTLED;
    }

    private static Stepped joined(CompletableFuture<Stepped> step) {
        try {
            return step.join();
        } catch (CompletionException e) {
            if (cause(e) instanceof StoreUnavailableException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    private static Throwable cause(CompletionException e) {
        return Objects.requireNonNullElse(e.getCause(), e);
    }
}
