package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.definition.Priority;

/// An attempt that waits to be given to an executor of one worker group.
///
/// @param attempt which attempt
/// @param workflowPriority of its run
/// @param taskPriority of its task
/// @param taskGroupPriority larger first, as the reference has it
/// @param firstSubmit when its task was first submitted, in epoch milliseconds
/// @param due when it may be dispatched, in epoch milliseconds
public record DispatchEntry(
        AttemptId attempt,
        Priority workflowPriority,
        Priority taskPriority,
        int taskGroupPriority,
        long firstSubmit,
        long due) {}
