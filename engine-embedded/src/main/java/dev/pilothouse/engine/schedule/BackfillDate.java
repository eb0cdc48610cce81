package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One date of a backfill.
///
/// @param position its place in the order in which dates run, from 0
/// @param date the schedule time of its run
/// @param runId its run; 0 for not yet
/// @param state the state of its run; null for not yet
public record BackfillDate(int position, Instant date, long runId, @Nullable WorkflowState state) {}
