package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.store.StoreUnavailableException;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A store of schedules that can be down, and lets something else happen between one master's
/// looking and acting.
final class UnsteadySchedules implements ScheduleStore {

    private final ScheduleStore store;
    private boolean down;
    private Runnable meanwhile = () -> {};

    UnsteadySchedules(ScheduleStore store) {
        this.store = store;
    }

    static StoreUnavailableException down() {
        return new StoreUnavailableException("Expected the store", new SQLException("down"));
    }

    boolean isDown() {
        return down;
    }

    void setDown(boolean newDown) {
        down = newDown;
    }

    /// Happens once, after the next look at what is due.
    void meanwhile(Runnable action) {
        meanwhile = action;
    }

    private ScheduleStore store() {
        if (down) {
            throw down();
        }
        return store;
    }

    @Override
    public Optional<Schedule> find(String workflow) {
        return store().find(workflow);
    }

    @Override
    public List<Schedule> all() {
        return store().all();
    }

    @Override
    public List<Schedule> due(Instant now, long afterId, int limit) {
        List<Schedule> due = store().due(now, afterId, limit);
        Runnable action = meanwhile;
        meanwhile = () -> {};
        action.run();
        return due;
    }

    @Override
    public Optional<Instant> nextAfter(Instant now) {
        return store().nextAfter(now);
    }

    @Override
    public boolean insert(Schedule schedule) {
        return store().insert(schedule);
    }

    @Override
    public boolean replace(Schedule before, Schedule after) {
        return store().replace(before, after);
    }

    @Override
    public int underWay(long scheduleId) {
        return store().underWay(scheduleId);
    }

    @Override
    public List<Fire> fires(long scheduleId, int limit) {
        return store().fires(scheduleId, limit);
    }
}
