package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.List;

/// A run and everything that happened to it: the run as it was after any of its events. Changes
/// carry state, so going there is nothing but putting them in place.
///
/// **Thread:** any; immutable.
public final class Timeline {

    /// How many events lie between two runs that are kept.
    private static final int STRIDE = 64;

    private final List<JournalEntry> entries;
    private final List<Run> checkpoints;

    private Timeline(List<JournalEntry> entries, List<Run> checkpoints) {
        this.entries = entries;
        this.checkpoints = checkpoints;
    }

    /// The timeline of a run that was just accepted, and its journal from the first entry on.
    ///
    /// **Failure:** [JournalException] that names the entry, if one is missing or does not fit.
    public static Timeline of(Run accepted, List<JournalEntry> journal) {
        List<JournalEntry> entries = List.copyOf(journal);
        List<Run> checkpoints = new ArrayList<>();
        Run run = accepted;
        for (int i = 0; i < entries.size(); i++) {
            if (i % STRIDE == 0) {
                checkpoints.add(run);
            }
            run = after(run, entries.get(i), i + 1);
        }
        if (entries.size() % STRIDE == 0) {
            checkpoints.add(run);
        }
        return new Timeline(entries, List.copyOf(checkpoints));
    }

    private static Run after(Run run, JournalEntry entry, int number) {
        if (entry.number() != number) {
            throw new JournalException(
                    "Expected entry %d of the journal, but found entry %d"
                            .formatted(number, entry.number()));
        }
        try {
            return run.with(entry.changes());
        } catch (RuntimeException e) {
            throw new JournalException(
                    "Expected entry %d to fit the run, but it does not: %s"
                            .formatted(number, e.getMessage()));
        }
    }

    /// The run after the first `n` events; 0 for the run as it was accepted.
    ///
    /// **Failure:** [IndexOutOfBoundsException] if there are fewer.
    public Run at(int n) {
        if (n < 0 || n > entries.size()) {
            throw new IndexOutOfBoundsException(
                    "Expected an event from 0 to %d, but got %d".formatted(entries.size(), n));
        }
        int checkpoint = n / STRIDE;
        Run run = checkpoints.get(checkpoint);
        for (JournalEntry entry : entries.subList(checkpoint * STRIDE, n)) {
            run = run.with(entry.changes());
        }
        return run;
    }

    /// The run as it was last.
    public Run last() {
        return at(size());
    }

    /// How many events there are.
    public int size() {
        return entries.size();
    }

    /// The events in order.
    public List<JournalEntry> entries() {
        return entries;
    }
}
