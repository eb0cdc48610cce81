package dev.pilothouse.engine.store;

import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.statemachine.RunIdentity;

import org.jspecify.annotations.Nullable;

/// A run that is to be accepted: its row and its command.
///
/// @param identity what never changes about it
/// @param owner the master that accepts it
/// @param executionType what it does while another run of its workflow goes on
/// @param claim what must be taken with it, or it is not accepted; null for nothing
public record AcceptedRun(
        RunIdentity identity, String owner, ExecutionType executionType, @Nullable Claim claim) {

    /// A run that minds no other and claims nothing.
    public AcceptedRun(RunIdentity identity, String owner) {
        this(identity, owner, ExecutionType.PARALLEL, null);
    }

    /// True if at most one run of its workflow may go on at a time.
    public boolean isSerial() {
        return executionType != ExecutionType.PARALLEL;
    }
}
