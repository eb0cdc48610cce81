package dev.pilothouse.engine.schedule;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/// What to do next about a schedule that is due. Pure but for the question how many of its runs are
/// under way, which is asked only where the answer counts.
sealed interface FireStep {

    /// A fire time that is no older than this is late, not missed: it fires whatever the policy.
    /// Longer than the pause between two looks at the clock (see [Timekeeper]).
    Duration GRACE = Duration.ofSeconds(60);

    /// Fire for `at`; then `next` is the next fire time, null for none.
    record FireNow(Instant at, @Nullable Instant next) implements FireStep {}

    /// Leave out everything before `next`, null for everything.
    record SkipTo(@Nullable Instant next) implements FireStep {}

    /// Wait for one of the schedule's runs to end.
    record WaitForRun() implements FireStep {}

    /// The step for a schedule whose next fire time `due` is not after `now`.
    static FireStep of(Schedule schedule, Instant due, Instant now, IntSupplier underWay) {
        FireTimes times = FireTimes.of(schedule.times());
        if (!due.isBefore(now.minus(GRACE))) {
            return new FireNow(due, times.next(due).orElse(null));
        }
        return switch (schedule.misfire()) {
            case MisfirePolicy.Skip _ ->
                    new SkipTo(times.next(now.minus(GRACE).minusNanos(1)).orElse(null));
            case MisfirePolicy.FireOnce _ -> {
                Instant newest = times.last(due, now).orElse(due);
                yield new FireNow(newest, times.next(newest).orElse(null));
            }
            case MisfirePolicy.CatchUp catchUp ->
                    underWay.getAsInt() < catchUp.limit()
                            ? new FireNow(due, times.next(due).orElse(null))
                            : new WaitForRun();
        };
    }
}
