package dev.pilothouse.console.time;

import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads from a run's journal where the time of its attempts went.
///
/// **Thread:** one at a time.
final class AttemptBook {

    private final Map<Integer, AttemptSpan> spans = new LinkedHashMap<>();
    private final Map<Integer, Integer> newest = new HashMap<>();
    private final Map<Integer, Long> retryDue = new HashMap<>();

    /// Takes the next entry of the journal.
    void add(JournalEntry entry) {
        for (Change change : entry.changes()) {
            if (change instanceof Change.TaskChanged changed && changed.attempt() != null) {
                take(entry, changed, changed.attempt());
            }
        }
        if (entry.event() instanceof TaskLifecycleEvent.Start(int node)
                && entry.verdict() == Verdict.APPLIED) {
            asked(node, entry.at());
        }
    }

    private void take(JournalEntry entry, Change.TaskChanged changed, TaskAttempt attempt) {
        AttemptTimes times = attempt.times();
        AttemptSpan known = spans.get(attempt.number());
        long reported = known == null ? 0 : known.reported();
        if (times.ended() > 0 && reported == 0) {
            reported = entry.publishedAt();
        }
        spans.put(
                attempt.number(),
                new AttemptSpan(
                        changed.node(),
                        attempt.number(),
                        attempt.tryNumber(),
                        attempt.state(),
                        known == null ? begin(entry, changed.node()) : known.begin(),
                        known == null ? 0 : known.asked(),
                        times.placed(),
                        times.started(),
                        reported,
                        times.ended()));
        newest.put(changed.node(), attempt.number());
        if (changed.state() == TaskState.RETRY_WAIT) {
            retryDue.put(changed.node(), times.due());
        }
    }

    /// An event that waited for its time was not on the bus before that.
    private long begin(JournalEntry entry, int node) {
        long due =
                entry.event() instanceof TaskLifecycleEvent.Retry
                        ? retryDue.getOrDefault(node, entry.at())
                        : entry.publishedAt();
        return Math.min(due, entry.at());
    }

    private void asked(int node, long at) {
        AttemptSpan span = spans.get(newest.getOrDefault(node, 0));
        if (span != null && span.placed() == 0 && span.ended() == 0) {
            spans.put(
                    span.number(),
                    new AttemptSpan(
                            node,
                            span.number(),
                            span.tryNumber(),
                            span.state(),
                            span.begin(),
                            span.state() == TaskState.DELAYED ? 0 : at,
                            span.placed(),
                            span.started(),
                            span.reported(),
                            span.ended()));
        }
    }

    /// Every attempt there was, in the order in which they were made.
    List<AttemptSpan> spans() {
        return new ArrayList<>(spans.values());
    }
}
