package dev.pilothouse.console.debug;

import dev.pilothouse.engine.statemachine.Verdict;

/// A cell of a state table at this instant.
///
/// @param verdict what the event does there at most
/// @param hits how often it was hit in the run that is shown
/// @param seen true if it was ever hit in a run that was shown
/// @param next true if the next event of the held bus hits it
/// @param stop what stands there
record CellNow(Verdict verdict, int hits, boolean seen, boolean next, Stop stop) {

    /// What stands at a cell.
    enum Stop {
        NONE,
        DISABLED,
        SET
    }
}
