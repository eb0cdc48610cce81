package dev.pilothouse.engine.store;

import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.statemachine.RunStatus;

import java.util.List;
import java.util.function.UnaryOperator;

/// Everything that one turn of one run writes.
///
/// @param runId the run
/// @param epoch the epoch under which the writer owns it
/// @param status the run as a whole after the turn
/// @param lastEntry the number of the last journal entry after the turn
/// @param consumesCommand true if the turn takes the run's command
/// @param commandError why the command that it takes could not be handled; empty if it was
/// @param finalized true if nothing remains to be done for the run
/// @param passesOn the serial workflow whose next run may begin because this one has ended; empty
///   if there is none
/// @param inserts attempts that were made in the turn
/// @param updates attempts that were made before and changed in the turn
/// @param groupSteps what the turn does to the places of task groups
/// @param entries the turn's journal entries
/// @param mask hides secrets in what the journal shows
public record RunWrite(
        long runId,
        long epoch,
        RunStatus status,
        long lastEntry,
        boolean consumesCommand,
        String commandError,
        boolean finalized,
        String passesOn,
        List<AttemptRow> inserts,
        List<AttemptRow> updates,
        List<TaskGroupStep> groupSteps,
        List<JournalEntry> entries,
        UnaryOperator<String> mask) {

    public RunWrite {
        inserts = List.copyOf(inserts);
        updates = List.copyOf(updates);
        groupSteps = List.copyOf(groupSteps);
        entries = List.copyOf(entries);
    }
}
