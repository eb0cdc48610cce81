package dev.pilothouse.engine.store;

import dev.pilothouse.engine.lifecycle.WorkflowState;

/// A child run, as its parent's logic task needs to know it.
///
/// @param element which of the attempt's children it is
/// @param run its id
/// @param state its state
/// @param endedAt when it ended, in milliseconds since the epoch; 0 for not yet
public record ChildRun(int element, long run, WorkflowState state, long endedAt) {}
