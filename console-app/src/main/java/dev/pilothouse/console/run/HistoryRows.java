package dev.pilothouse.console.run;

import dev.pilothouse.engine.journal.Timeline;

import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.RandomAccess;

/// The whole history of a run as rows, oldest first: each is made when somebody looks at it, so a
/// long history costs no more than a short one.
///
/// **Thread:** FX.
final class HistoryRows extends ObservableListBase<HistoryRow> implements RandomAccess {

    private static final int REMEMBERED = 512;

    private @Nullable Rows rows;

    /// Shows no run.
    void leave() {
        Rows before = rows;
        rows = null;
        if (before != null && !before.isEmpty()) {
            beginChange();
            nextRemove(0, before);
            endChange();
        }
    }

    /// Begins with what is known of a run.
    void begin(Timeline timeline, HistoryWriter writer) {
        leave();
        rows = new Rows(timeline, writer, new Remembered());
        added(0);
    }

    /// Goes on with the same run, of which more is known.
    void grow(Timeline timeline) {
        Rows before = rows;
        if (before != null && timeline.size() > before.size()) {
            rows = new Rows(timeline, before.writer, before.made);
            added(before.size());
        }
    }

    private void added(int from) {
        if (size() > from) {
            beginChange();
            nextAdd(from, size());
            endChange();
        }
    }

    @Override
    public HistoryRow get(int index) {
        Rows now = rows;
        if (now == null) {
            throw new IndexOutOfBoundsException("Expected a run, but none is shown");
        }
        return now.get(index);
    }

    @Override
    public int size() {
        Rows now = rows;
        return now == null ? 0 : now.size();
    }

    /// The rows of one timeline; immutable but for what it remembers.
    private static final class Rows extends AbstractList<HistoryRow> implements RandomAccess {

        private final Timeline timeline;
        private final HistoryWriter writer;
        private final Map<Integer, HistoryRow> made;

        Rows(Timeline timeline, HistoryWriter writer, Map<Integer, HistoryRow> made) {
            this.timeline = timeline;
            this.writer = writer;
            this.made = made;
        }

        @Override
        public HistoryRow get(int index) {
            HistoryRow known = made.get(index);
            if (known != null) {
                return known;
            }
            HistoryRow row = writer.row(timeline, index);
            made.put(index, row);
            return row;
        }

        @Override
        public int size() {
            return timeline.size();
        }
    }

    /// Forgets what was not asked for longest.
    private static final class Remembered extends LinkedHashMap<Integer, HistoryRow> {

        private static final long serialVersionUID = 1;

        Remembered() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, HistoryRow> eldest) {
            return size() > REMEMBERED;
        }
    }
}
