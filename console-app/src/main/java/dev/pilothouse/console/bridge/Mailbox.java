package dev.pilothouse.console.bridge;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What waits for the next frame: per run the latest snapshot and the tail of what was handled, and
/// per key the latest message. Nobody who puts something in ever waits for the one who takes it.
///
/// **Thread:** any.
final class Mailbox {

    /// Of what was handled between two frames this much is kept per run.
    static final int MOST_ENTRIES = 2_000;

    private final Map<Long, Letters> runs = new LinkedHashMap<>();
    private final Map<Object, Runnable> messages = new LinkedHashMap<>();

    /// Everything that was in a mailbox.
    ///
    /// @param runs what happened, by run
    /// @param messages the latest of each key
    record Contents(List<RunNews> runs, List<Runnable> messages) {

        boolean isEmpty() {
            return runs.isEmpty() && messages.isEmpty();
        }
    }

    private record Letters(RunSnapshot latest, Deque<JournalEntry> handled) {}

    synchronized void put(RunSnapshot snapshot) {
        long id = snapshot.run().identity().id();
        Letters before = runs.get(id);
        Deque<JournalEntry> handled = before == null ? new ArrayDeque<>() : before.handled();
        handled.addAll(snapshot.entries());
        while (handled.size() > MOST_ENTRIES) {
            handled.removeFirst();
        }
        runs.put(id, new Letters(snapshot, handled));
    }

    synchronized void put(Object key, Runnable message) {
        messages.put(key, message);
    }

    synchronized boolean isEmpty() {
        return runs.isEmpty() && messages.isEmpty();
    }

    synchronized Contents takeAll() {
        List<RunNews> news = new ArrayList<>(runs.size());
        runs.values()
                .forEach(run -> news.add(new RunNews(run.latest(), List.copyOf(run.handled()))));
        Contents contents = new Contents(news, List.copyOf(messages.values()));
        runs.clear();
        messages.clear();
        return contents;
    }
}
