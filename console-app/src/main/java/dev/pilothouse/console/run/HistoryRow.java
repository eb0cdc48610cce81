package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.statemachine.Verdict;

/// One handled event, as a row of the history.
///
/// @param number its number in the journal
/// @param time when it was handled
/// @param machine the state machine that handled it
/// @param type the event's type
/// @param task the task it was about, or the run
/// @param change what changed: `RUNNING → SUCCEEDED`
/// @param cause the event that published it, or who did
/// @param verdict what became of it
public record HistoryRow(
        long number,
        String time,
        String machine,
        String type,
        String task,
        String change,
        String cause,
        Verdict verdict) {

    /// The row in words, as a screen reader says it.
    public String spoken(Words words) {
        return words.get("events.spoken", number, time, type, task, change);
    }
}
