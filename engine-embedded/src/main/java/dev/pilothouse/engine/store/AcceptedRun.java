package dev.pilothouse.engine.store;

import dev.pilothouse.engine.statemachine.RunIdentity;

import org.jspecify.annotations.Nullable;

/// A run that is to be accepted: its row and its command.
///
/// @param identity what never changes about it
/// @param owner the master that accepts it
/// @param claim what must be taken with it, or it is not accepted; null for nothing
public record AcceptedRun(RunIdentity identity, String owner, @Nullable Claim claim) {}
