package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.definition.ScheduleDefinition;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The schedules of a store. Keeping a definition that has a schedule does not make it fire:
/// somebody has to put it online.
///
/// **Thread:** any. **Durability:** what returns survives a kill.
public final class Schedules {

    private final ScheduleStore store;
    private final InstantSource clock;
    private final Runnable changed;

    /// `changed` is called when something may be due earlier than before.
    Schedules(ScheduleStore store, InstantSource clock, Runnable changed) {
        this.store = store;
        this.clock = clock;
        this.changed = changed;
    }

    /// Has a kept workflow start by itself from now on, never for a time before now. If it does so
    /// already in just this way nothing changes, what it has missed included; every other call is
    /// an edit.
    public Schedule putOnline(String workflow, ScheduleDefinition times, MisfirePolicy misfire) {
        while (true) {
            Optional<Schedule> found = store.find(workflow);
            if (found.isPresent() && isSo(found.get(), times, misfire)) {
                return found.get();
            }
            Instant now = clock.instant();
            Schedule before =
                    found.orElse(new Schedule(0, workflow, 0, false, times, misfire, null, null));
            Schedule after = before.edited(times, misfire, now);
            boolean kept = found.isEmpty() ? store.insert(after) : store.replace(before, after);
            if (kept) {
                changed.run();
                return store.find(workflow).orElseThrow();
            }
        }
    }

    private static boolean isSo(
            Schedule schedule, ScheduleDefinition times, MisfirePolicy misfire) {
        return schedule.online()
                && schedule.times().equals(times)
                && schedule.misfire().equals(misfire);
    }

    /// Has a workflow not start by itself any more; false if it did not. Runs under way go on.
    public boolean takeOffline(String workflow) {
        while (true) {
            Optional<Schedule> found = store.find(workflow).filter(Schedule::online);
            if (found.isEmpty()) {
                return false;
            }
            if (store.replace(found.get(), found.get().offline())) {
                return true;
            }
        }
    }

    /// All schedules, by workflow.
    public List<Schedule> all() {
        return store.all();
    }

    /// The schedule of a workflow.
    public Optional<Schedule> find(String workflow) {
        return store.find(workflow);
    }

    /// The next fire times of a workflow that is online, at most `count`: exactly those at which it
    /// will fire if nobody edits it and no engine is missing.
    public List<Instant> preview(String workflow, int count) {
        return store.find(workflow).map(schedule -> preview(schedule, count)).orElse(List.of());
    }

    private static List<Instant> preview(Schedule schedule, int count) {
        Instant first = schedule.nextFire();
        return first == null
                ? List.of()
                : FireTimes.of(schedule.times()).next(first.minusNanos(1), count);
    }

    /// What a workflow's schedule has fired, newest first.
    public List<Fire> fires(String workflow, int limit) {
        return store.find(workflow)
                .map(schedule -> store.fires(schedule.id(), limit))
                .orElse(List.of());
    }
}
