package dev.pilothouse.console.remote;

import dev.pilothouse.engine.schedule.MisfirePolicy;
import dev.pilothouse.engine.schedule.Schedule;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A schedule as it is shown.
///
/// @param workflow the workflow
/// @param online true if it fires
/// @param cron when
/// @param zone in which the cron expression is read
/// @param misfire what becomes of missed fire times, in a word or two
/// @param lastFire the newest fire time that was fired, an instant; empty for none
/// @param next the next fire times, instants
public record ScheduleFacts(
        String workflow,
        boolean online,
        String cron,
        String zone,
        String misfire,
        String lastFire,
        List<String> next) {

    public ScheduleFacts {
        next = List.copyOf(next);
    }

    static ScheduleFacts of(Schedule schedule, List<Instant> next) {
        return new ScheduleFacts(
                schedule.workflow(),
                schedule.online(),
                schedule.times().cron(),
                schedule.times().zone().getId(),
                words(schedule.misfire()),
                text(schedule.lastFire()),
                next.stream().map(Instant::toString).toList());
    }

    private static String words(MisfirePolicy policy) {
        return switch (policy) {
            case MisfirePolicy.Skip _ -> "skip";
            case MisfirePolicy.FireOnce _ -> "once";
            case MisfirePolicy.CatchUp(int limit) -> "catch up, %d at a time".formatted(limit);
        };
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }
}
