package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.function.UnaryOperator;

/// Writes the history of one run: an entry of its journal becomes a row.
///
/// **Thread:** one at a time: it remembers where it was, because rows are mostly asked for in
/// order.
final class HistoryWriter {

    private static final int NEAR = 64;

    private final WorkflowDefinition definition;
    private final ZoneId zone;
    private final Words words;
    private final UnaryOperator<String> mask;
    private @Nullable Run last;
    private int at;

    /// @param mask hides the run's secrets
    HistoryWriter(
            WorkflowDefinition definition, ZoneId zone, Words words, UnaryOperator<String> mask) {
        this.definition = definition;
        this.zone = zone;
        this.words = words;
        this.mask = mask;
    }

    /// The row of the entry at an index.
    HistoryRow row(Timeline timeline, int index) {
        JournalEntry entry = timeline.entries().get(index);
        return new HistoryRow(
                entry.number(),
                Figures.time(entry.at(), zone),
                EventWords.machine(entry.event(), words),
                EventWords.type(entry.event()),
                EventWords.subject(entry.event(), definition, words),
                mask.apply(change(entry, before(timeline, index))),
                entry.cause() > 0
                        ? "← #" + Figures.number(entry.cause())
                        : EventWords.origin(entry.event(), words),
                entry.verdict());
    }

    private Run before(Timeline timeline, int index) {
        Run run = last;
        if (run == null || index < at || index - at > NEAR) {
            run = timeline.at(index);
        } else {
            for (JournalEntry entry : timeline.entries().subList(at, index)) {
                run = run.with(entry.changes());
            }
        }
        last = run;
        at = index;
        return run;
    }

    private String change(JournalEntry entry, Run before) {
        String moved =
                StateFold.of(before, words).apply(entry.changes(), EventWords.node(entry.event()));
        return switch (entry.verdict()) {
            case APPLIED -> joined(moved, entry.note());
            case LATE -> joined(words.get("change.late"), entry.note());
            case ILLEGAL -> joined(words.get("change.incident"), entry.note());
        };
    }

    private String joined(String change, String note) {
        if (change.isEmpty()) {
            return note.isEmpty() ? words.get("change.none") : note;
        }
        return note.isEmpty() ? change : change + " · " + note;
    }
}
