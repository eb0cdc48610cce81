package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;

/// What never changes about a run.
///
/// @param id unique in the store, rising
/// @param workflow the definition's name
/// @param version the definition's version
/// @param failureStrategy the one in force: the starter's, else the definition's
/// @param options what the starter asked for
/// @param createdAt when it was accepted, in milliseconds since the epoch
public record RunIdentity(
        long id,
        String workflow,
        int version,
        FailureStrategy failureStrategy,
        StartOptions options,
        long createdAt) {}
