package dev.pilothouse.engine.simulation;

import java.util.PriorityQueue;

/// What will happen, in the order of (instant, sequence): so everything that depends on it happens
/// in the same order each time.
///
/// **Thread:** the simulation's.
final class VirtualTime {

    private record Occurrence(long at, long sequence, Runnable happening)
            implements Comparable<Occurrence> {
        @Override
        public int compareTo(Occurrence other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Occurrence> coming = new PriorityQueue<>();
    private long now;
    private long sequence;

    VirtualTime(long begin) {
        now = begin;
    }

    /// Milliseconds since the epoch.
    long now() {
        return now;
    }

    /// Has something happen after this many milliseconds.
    void in(long milliseconds, Runnable happening) {
        coming.add(new Occurrence(now + milliseconds, ++sequence, happening));
    }

    /// When something happens next; [Long#MAX_VALUE] for never.
    long next() {
        Occurrence first = coming.peek();
        return first == null ? Long.MAX_VALUE : first.at();
    }

    /// Moves on to an instant, at most to what happens next, and lets that happen if it is due.
    void moveTo(long instant) {
        now = Math.max(now, instant);
        Occurrence first = coming.peek();
        if (first != null && first.at() <= now) {
            coming.poll();
            first.happening().run();
        }
    }
}
