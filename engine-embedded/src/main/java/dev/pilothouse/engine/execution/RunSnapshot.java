package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.statemachine.Run;

import java.util.List;

/// A run after a turn that was committed.
///
/// **Thread:** any; immutable.
///
/// @param run the run
/// @param lastEntry the number of the last handled event
/// @param entries what the turn handled; empty if only the bus has changed
/// @param bus what the bus holds
public record RunSnapshot(Run run, long lastEntry, List<JournalEntry> entries, BusView bus) {

    public RunSnapshot {
        entries = List.copyOf(entries);
    }
}
