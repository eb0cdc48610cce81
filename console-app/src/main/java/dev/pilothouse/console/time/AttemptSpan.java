package dev.pilothouse.console.time;

import dev.pilothouse.engine.lifecycle.TaskState;

import java.util.ArrayList;
import java.util.List;

/// Where the time of one attempt went. Instants that were not come to are 0.
///
/// @param node the task's node
/// @param number of the attempt in the run
/// @param tryNumber the how-many-th attempt of its task
/// @param state where it is, or how it ended
/// @param begin when the event that made it was due on the bus
/// @param asked when a slot was asked for
/// @param placed when there was one
/// @param started when it began to run
/// @param reported when its end was reported
/// @param ended when that was handled
record AttemptSpan(
        int node,
        int number,
        int tryNumber,
        TaskState state,
        long begin,
        long asked,
        long placed,
        long started,
        long reported,
        long ended) {

    /// What an attempt is at, one after the other.
    enum Part {
        IN_BUS,
        WAITING,
        DISPATCHING,
        RUNNING,
        FINISHING
    }

    /// A part of an attempt's time.
    record Piece(Part part, long from, long to) {

        long length() {
            return to - from;
        }
    }

    /// When it ended, or now.
    long end(long now) {
        return Math.max(begin, ended > 0 ? ended : now);
    }

    /// All five parts, of which some may be empty. They touch each other, so their lengths are the
    /// whole length, exactly.
    List<Piece> pieces(long now) {
        long end = end(now);
        long[] bounds = {asked, placed, started, reported, end};
        Part[] parts = Part.values();
        List<Piece> pieces = new ArrayList<>();
        long from = begin;
        for (int i = 0; i < parts.length; i++) {
            long to = bounds[i] == 0 ? end : Math.clamp(bounds[i], from, end);
            pieces.add(new Piece(parts[i], from, to));
            from = to;
        }
        return pieces;
    }
}
