package dev.pilothouse.engine.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Port: where schedules are kept. A fire itself is written with its run, see
/// [dev.pilothouse.engine.store.Claim].
///
/// **Thread:** any. **Failure:** as [dev.pilothouse.engine.store.RunStore].
public interface ScheduleStore {

    /// The schedule of a workflow.
    Optional<Schedule> find(String workflow);

    /// All schedules, by workflow.
    List<Schedule> all();

    /// Schedules above `afterId` that are online and whose next fire time is not after `now`, by
    /// id, at most `limit`.
    List<Schedule> due(Instant now, long afterId, int limit);

    /// The earliest next fire time after `now` of those that are online.
    Optional<Instant> nextAfter(Instant now);

    /// Keeps a new schedule, whose id is chosen here; false if its workflow has one already.
    boolean insert(Schedule schedule);

    /// Replaces a schedule if it is still as it was; false if somebody was faster.
    boolean replace(Schedule before, Schedule after);

    /// How many runs that a schedule has fired are not over.
    int underWay(long scheduleId);

    /// What a schedule has fired, newest first.
    List<Fire> fires(long scheduleId, int limit);
}
