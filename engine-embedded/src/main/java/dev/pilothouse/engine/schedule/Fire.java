package dev.pilothouse.engine.schedule;

import java.time.Instant;

/// A fire time that was fired: there is exactly one run for it.
///
/// @param scheduleId the schedule
/// @param version the schedule's version then
/// @param at the fire time, which is the run's schedule time
/// @param runId the run
public record Fire(long scheduleId, int version, Instant at, long runId) {}
