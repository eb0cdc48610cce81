package dev.pilothouse.engine.store;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunStatus;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A run as it was last written.
///
/// @param identity what never changes about it
/// @param status the run as a whole
/// @param epoch the epoch under which it is owned
/// @param lastEntry the number of its last journal entry
/// @param command the command that was not taken yet; null if there is none
/// @param attempts all attempts, by number
public record StoredRun(
        RunIdentity identity,
        RunStatus status,
        long epoch,
        long lastEntry,
        @Nullable RunCommand command,
        List<AttemptRow> attempts) {

    public StoredRun {
        attempts = List.copyOf(attempts);
    }

    /// True if its command was not taken yet.
    public boolean commandWaiting() {
        return command != null;
    }
}
