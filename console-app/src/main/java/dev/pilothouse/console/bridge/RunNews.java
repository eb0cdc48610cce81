package dev.pilothouse.console.bridge;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;

import java.util.List;

/// What happened to one run since the last frame.
///
/// @param latest the run as it was last committed
/// @param handled what was handled since, in order; of very many only the last ones, so the first
///   number tells whether some were left out
public record RunNews(RunSnapshot latest, List<JournalEntry> handled) {

    public RunNews {
        handled = List.copyOf(handled);
    }

    /// The run's id.
    public long runId() {
        return latest.run().identity().id();
    }
}
