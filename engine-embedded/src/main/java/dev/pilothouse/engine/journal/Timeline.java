package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.statemachine.Run;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/// A run and everything that happened to it: the run as it was after any of its events. Changes
/// carry state, so going there is nothing but putting them in place.
///
/// It is kept in chapters, each of which begins with the run as it was then: a timeline with more
/// events shares all chapters but the last one.
///
/// **Thread:** any; immutable.
public final class Timeline {

    /// How many events a chapter has.
    private static final int CHAPTER = 256;

    private final List<Chapter> chapters;
    private final int size;

    /// Some events, and the run before the first of them.
    private record Chapter(Run before, List<JournalEntry> entries) {

        Run after(int count) {
            Run run = before;
            for (JournalEntry entry : entries.subList(0, count)) {
                run = run.with(entry.changes());
            }
            return run;
        }
    }

    private Timeline(List<Chapter> chapters, int size) {
        this.chapters = chapters;
        this.size = size;
    }

    /// The timeline of a run that was just accepted, and its journal from the first entry on.
    ///
    /// **Failure:** [JournalException] that names the entry, if one is missing or does not fit.
    public static Timeline of(Run accepted, List<JournalEntry> journal) {
        return new Timeline(List.of(new Chapter(accepted, List.of())), 0).plus(journal);
    }

    /// The same with the events that came next.
    ///
    /// **Failure:** [JournalException] as in [#of].
    public Timeline plus(List<JournalEntry> next) {
        if (next.isEmpty()) {
            return this;
        }
        Run run = last();
        List<Chapter> written = new ArrayList<>(chapters);
        Chapter open = written.removeLast();
        Run before = open.before();
        List<JournalEntry> page = new ArrayList<>(open.entries());
        int count = size;
        for (JournalEntry entry : next) {
            if (page.size() == CHAPTER) {
                written.add(new Chapter(before, List.copyOf(page)));
                before = run;
                page.clear();
            }
            run = after(run, entry, ++count);
            page.add(entry);
        }
        written.add(new Chapter(before, List.copyOf(page)));
        return new Timeline(List.copyOf(written), count);
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
        if (n < 0 || n > size) {
            throw new IndexOutOfBoundsException(
                    "Expected an event from 0 to %d, but got %d".formatted(size, n));
        }
        int chapter = Math.max(0, n - 1) / CHAPTER;
        return chapters.get(chapter).after(n - chapter * CHAPTER);
    }

    /// The run as it was last.
    public Run last() {
        return at(size);
    }

    /// How many events there are.
    public int size() {
        return size;
    }

    /// The events in order.
    public List<JournalEntry> entries() {
        return new Entries();
    }

    private final class Entries extends AbstractList<JournalEntry> implements RandomAccess {

        @Override
        public JournalEntry get(int index) {
            return chapters.get(index / CHAPTER).entries().get(index % CHAPTER);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
