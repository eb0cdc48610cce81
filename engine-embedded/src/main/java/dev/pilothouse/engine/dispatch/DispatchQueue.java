package dev.pilothouse.engine.dispatch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/// The attempts that wait for an executor of one worker group, in the order of engine-rules 9.4.
///
/// Of the entries that are due, the first is the one with the highest workflow priority, then task
/// priority, then task-group priority, then the earliest first submit, then the lowest attempt. For
/// each ageing step that an entry waits from its first due time, it climbs one step: to the next
/// task priority, and from the highest one to the lowest of the next workflow priority; one step
/// past the top only the first submit counts, so nobody waits for ever. Entries that are not yet
/// due wait aside and hold nobody up.
///
/// An attempt that was polled is *in hand* until it is removed (its executor has it, or nobody
/// wants it any more) or its dispatch [failed][#failed].
///
/// **Thread:** one at a time; the owner locks. Time is epoch milliseconds and comes from the
/// caller. Everything but [#position] takes logarithmic time.
public final class DispatchQueue {

    /// The step of ageing where nothing else is configured.
    public static final Duration DEFAULT_AGEING = Duration.ofMinutes(5);

    private static final long BACK_OFF = 1_000;
    private static final long LONGEST_BACK_OFF = 60_000;

    private final long ageing;
    private final Map<AttemptId, QueuedAttempt> queued = new HashMap<>();
    private final Map<AttemptId, QueuedAttempt> inHand = new HashMap<>();
    private final NavigableSet<QueuedAttempt> waiting = new TreeSet<>(QueuedAttempt.EARLIEST_FIRST);
    private final NavigableSet<QueuedAttempt> ready =
            new TreeSet<>(QueuedAttempt.MOST_URGENT_FIRST);
    private final NavigableSet<QueuedAttempt> climbing =
            new TreeSet<>(QueuedAttempt.NEXT_STEP_FIRST);

    /// @param ageing how long an entry waits for one step of priority; at least a millisecond
    public DispatchQueue(Duration ageing) {
        if (ageing.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Expected an ageing step of at least 1 ms, but it is " + ageing);
        }
        this.ageing = ageing.toMillis();
    }

    /// Adds an entry; false, and nothing changes, if its attempt is queued or in hand already.
    public boolean offer(DispatchEntry entry) {
        if (queued.containsKey(entry.attempt()) || inHand.containsKey(entry.attempt())) {
            return false;
        }
        await(QueuedAttempt.of(entry));
        return true;
    }

    /// Forgets an attempt, queued or in hand; false if it was neither.
    public boolean remove(AttemptId attempt) {
        QueuedAttempt known = queued.remove(attempt);
        if (known == null) {
            return inHand.remove(attempt) != null;
        }
        waiting.remove(known);
        ready.remove(known);
        climbing.remove(known);
        return true;
    }

    /// Takes the most urgent entry that is due into the caller's hand.
    public Optional<DispatchEntry> poll(long now) {
        advance(now);
        QueuedAttempt first = ready.pollFirst();
        if (first == null) {
            return Optional.empty();
        }
        climbing.remove(first);
        queued.remove(first.entry().attempt());
        inHand.put(first.entry().attempt(), first);
        return Optional.of(first.entry());
    }

    /// Puts an attempt whose dispatch failed for the n-th time back, due in n seconds, at most 60;
    /// says when, or nothing if the attempt is not in hand: then it stays out.
    public OptionalLong failed(AttemptId attempt, long now) {
        QueuedAttempt polled = inHand.remove(attempt);
        if (polled == null) {
            return OptionalLong.empty();
        }
        long delay = Math.min((polled.failures() + 1) * BACK_OFF, LONGEST_BACK_OFF);
        await(polled.failedUntil(now + delay));
        return OptionalLong.of(now + delay);
    }

    /// The earliest time at which [#poll] can give something: in the past if something is due.
    public OptionalLong nextDue() {
        if (!ready.isEmpty()) {
            return OptionalLong.of(ready.first().due());
        }
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(waiting.first().due());
    }

    /// How many attempts are queued, due or not; those in hand do not count.
    public int size() {
        return queued.size();
    }

    /// The place of a queued attempt, 1 for the next: due entries in their order, then the others
    /// by due time. Counts the entries in front of it.
    public OptionalInt position(AttemptId attempt, long now) {
        advance(now);
        QueuedAttempt known = queued.get(attempt);
        if (known == null) {
            return OptionalInt.empty();
        }
        int ahead =
                ready.contains(known)
                        ? ready.headSet(known).size()
                        : ready.size() + waiting.headSet(known).size();
        return OptionalInt.of(ahead + 1);
    }

    private void await(QueuedAttempt attempt) {
        queued.put(attempt.entry().attempt(), attempt);
        waiting.add(attempt);
    }

    private void advance(long now) {
        while (!waiting.isEmpty() && waiting.first().due() <= now) {
            makeReady(waiting.removeFirst(), now);
        }
        while (!climbing.isEmpty() && climbing.first().nextStep() <= now) {
            QueuedAttempt higher = climbing.removeFirst();
            ready.remove(higher);
            makeReady(higher, now);
        }
    }

    private void makeReady(QueuedAttempt attempt, long now) {
        QueuedAttempt aged = attempt.agedAt(now, ageing);
        queued.put(aged.entry().attempt(), aged);
        ready.add(aged);
        if (!aged.isAtTheTop()) {
            climbing.add(aged);
        }
    }
}
