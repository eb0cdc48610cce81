package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Verdict;

import java.util.List;

/// One handled event: gap-free by number, and enough by itself to be read, shown and replayed.
///
/// @param number from 1, without gaps, in the order of handling
/// @param at the instant of the decision, in milliseconds since the epoch
/// @param publishedAt when the event was published
/// @param cause the number of the entry whose handling published the event; 0 for one from outside
/// @param event the event
/// @param verdict what became of it
/// @param note one sentence for a person; may be empty
/// @param changes what it changed
public record JournalEntry(
        long number,
        long at,
        long publishedAt,
        long cause,
        LifecycleEvent event,
        Verdict verdict,
        String note,
        List<Change> changes) {

    public JournalEntry {
        changes = List.copyOf(changes);
    }
}
