package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;

import org.jspecify.annotations.Nullable;

/// What never changes about a run.
///
/// @param id unique in the store, rising
/// @param workflow the definition's name
/// @param version the definition's version
/// @param failureStrategy the one in force: the starter's, else the definition's
/// @param options what the starter asked for
/// @param createdAt when it was accepted, in milliseconds since the epoch
/// @param parent the logic task that wanted it; null for a run that nobody above waits for
public record RunIdentity(
        long id,
        String workflow,
        int version,
        FailureStrategy failureStrategy,
        StartOptions options,
        long createdAt,
        @Nullable ParentLink parent) {

    /// Of a run without a parent.
    public RunIdentity(
            long id,
            String workflow,
            int version,
            FailureStrategy failureStrategy,
            StartOptions options,
            long createdAt) {
        this(id, workflow, version, failureStrategy, options, createdAt, null);
    }

    /// The same as the child of a logic task.
    public RunIdentity childOf(ParentLink link) {
        return new RunIdentity(id, workflow, version, failureStrategy, options, createdAt, link);
    }
}
