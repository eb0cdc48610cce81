package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.definition.ScheduleDefinition;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A workflow's schedule as it is kept.
///
/// @param id unique in the store
/// @param workflow the workflow whose newest definition it runs
/// @param version raised by every edit; 1 for the first
/// @param online true if it fires
/// @param times when
/// @param misfire what becomes of missed fire times
/// @param nextFire the next fire time, which may have passed; null if there is none, or it is
///   offline
/// @param lastFire the newest fire time that was fired; null for none
public record Schedule(
        long id,
        String workflow,
        int version,
        boolean online,
        ScheduleDefinition times,
        MisfirePolicy misfire,
        @Nullable Instant nextFire,
        @Nullable Instant lastFire) {

    /// The same, edited and online; the first fire time is the first one after `now`, so an edit
    /// never fires for times before it, nor for one that was fired.
    Schedule edited(ScheduleDefinition newTimes, MisfirePolicy newMisfire, Instant now) {
        Instant after = lastFire != null && lastFire.isAfter(now) ? lastFire : now;
        return new Schedule(
                id,
                workflow,
                version + 1,
                true,
                newTimes,
                newMisfire,
                FireTimes.of(newTimes).next(after).orElse(null),
                lastFire);
    }

    /// The same, which does not fire any more.
    Schedule offline() {
        return new Schedule(id, workflow, version, false, times, misfire, null, lastFire);
    }

    /// The same with another next fire time.
    Schedule movedTo(@Nullable Instant newNextFire) {
        return new Schedule(id, workflow, version, online, times, misfire, newNextFire, lastFire);
    }

    /// The same after a fire.
    Schedule fired(Instant at, @Nullable Instant newNextFire) {
        return new Schedule(id, workflow, version, online, times, misfire, newNextFire, at);
    }
}
