package dev.pilothouse.engine.store;

import dev.pilothouse.engine.statemachine.RunIdentity;

/// A run that is to be accepted: its row and its command.
///
/// @param identity what never changes about it
/// @param owner the master that accepts it
public record AcceptedRun(RunIdentity identity, String owner) {}
