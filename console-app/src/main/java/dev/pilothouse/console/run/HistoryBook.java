package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalEntry;

import javafx.collections.ObservableList;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/// The last handled events of one run, oldest first, as rows. Entries come in any portions; those
/// that are there already are left out, and after a gap the book begins anew.
///
/// **Thread:** FX.
final class HistoryBook {

    static final int MOST_ROWS = 2_000;
    private static final int MOST_RECENT = 24;

    private final WorkflowDefinition definition;
    private final ZoneId zone;
    private final Words words;
    private final UnaryOperator<String> mask;
    private final ObservableList<HistoryRow> rows;
    private final Deque<JournalEntry> recent = new ArrayDeque<>();
    private StateFold fold;
    private long last;

    /// @param rows where the rows are kept; what is there is taken away
    HistoryBook(
            ObservableList<HistoryRow> rows,
            WorkflowDefinition definition,
            ZoneId zone,
            Words words,
            UnaryOperator<String> mask) {
        rows.clear();
        this.rows = rows;
        this.definition = definition;
        this.zone = zone;
        this.words = words;
        this.mask = mask;
        this.fold = StateFold.fromTheBeginning(definition, words);
    }

    /// The last few entries, newest first.
    List<JournalEntry> recent() {
        return List.copyOf(recent);
    }

    /// The number of the last entry.
    long last() {
        return last;
    }

    void add(List<JournalEntry> entries) {
        List<HistoryRow> fresh = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (entry.number() > last) {
                if (entry.number() > last + 1) {
                    beginAnew(fresh);
                }
                fresh.add(row(entry));
                remember(entry);
            }
        }
        int surplus = rows.size() + fresh.size() - MOST_ROWS;
        if (surplus > 0) {
            rows.remove(0, Math.min(surplus, rows.size()));
        }
        rows.addAll(fresh.subList(Math.max(0, fresh.size() - MOST_ROWS), fresh.size()));
    }

    private void beginAnew(List<HistoryRow> fresh) {
        rows.clear();
        fresh.clear();
        recent.clear();
        fold = StateFold.fromTheMiddle(definition, words);
    }

    private void remember(JournalEntry entry) {
        last = entry.number();
        recent.addFirst(entry);
        if (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
    }

    private HistoryRow row(JournalEntry entry) {
        return new HistoryRow(
                entry.number(),
                Figures.time(entry.at(), zone),
                EventWords.machine(entry.event(), words),
                EventWords.type(entry.event()),
                EventWords.subject(entry.event(), definition, words),
                mask.apply(change(entry)),
                entry.cause() > 0
                        ? "← #" + Figures.number(entry.cause())
                        : EventWords.origin(entry.event(), words),
                entry.verdict());
    }

    private String change(JournalEntry entry) {
        String moved = fold.apply(entry.changes(), EventWords.node(entry.event()));
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
