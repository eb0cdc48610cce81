package dev.pilothouse.engine.store;

import dev.pilothouse.engine.lifecycle.WorkflowState;

/// A line of the list of runs.
///
/// @param id the run
/// @param workflow the definition's name
/// @param version the definition's version
/// @param state the run's state
/// @param createdAt when it was accepted, in milliseconds since the epoch
/// @param startedAt when it began; 0 for not yet
/// @param endedAt when it ended; 0 for not yet
/// @param reason why it is in its state; may be empty
public record RunSummary(
        long id,
        String workflow,
        int version,
        WorkflowState state,
        long createdAt,
        long startedAt,
        long endedAt,
        String reason) {}
