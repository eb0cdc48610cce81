package dev.pilothouse.engine.store;

import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunStatus;

import java.util.List;

/// A run as it was last written.
///
/// @param identity what never changes about it
/// @param status the run as a whole
/// @param epoch the epoch under which it is owned
/// @param lastEntry the number of its last journal entry
/// @param commandWaiting true if its start command was not taken yet
/// @param attempts all attempts, by number
public record StoredRun(
        RunIdentity identity,
        RunStatus status,
        long epoch,
        long lastEntry,
        boolean commandWaiting,
        List<AttemptRow> attempts) {

    public StoredRun {
        attempts = List.copyOf(attempts);
    }
}
