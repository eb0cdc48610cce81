package dev.pilothouse.engine.schedule;

import dev.pilothouse.engine.command.StartOptions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Which dates of a workflow are to be run, and how.
///
/// @param workflow a kept workflow
/// @param dates the dates in the order in which they run; each becomes the schedule time of one run
/// @param parallel how many runs at a time; 1 for one after the other
/// @param onFailure what a run that does not succeed does to the dates behind it
/// @param options how every run starts, but for the schedule time; its zone is the one in which
///   they read their dates
public record BackfillRequest(
        String workflow,
        List<Instant> dates,
        int parallel,
        ElementFailure onFailure,
        StartOptions options) {

    /// What a run that fails, or is stopped or paused, does to the dates behind it.
    public enum ElementFailure {
        /// They run all the same.
        CONTINUE,
        /// No further date begins; the backfill has failed, and can be resumed behind the failure.
        END
    }

    /// The order in which dates run.
    public enum Order {
        ASCENDING,
        DESCENDING;

        /// The dates in this order, each once.
        public List<Instant> of(List<Instant> dates) {
            Comparator<Instant> order =
                    switch (this) {
                        case ASCENDING -> Comparator.naturalOrder();
                        case DESCENDING -> Comparator.reverseOrder();
                    };
            return dates.stream().distinct().sorted(order).toList();
        }
    }

    /// **Failure:** [IllegalArgumentException] if there is nothing to run, or a date comes twice.
    public BackfillRequest {
        dates = List.copyOf(dates);
        if (dates.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected dates to backfill, but there are none; choose a longer span");
        }
        if (dates.stream().distinct().count() < dates.size()) {
            throw new IllegalArgumentException(
                    "Expected each date of a backfill once, but one comes twice; name it once");
        }
        if (parallel < 1) {
            throw new IllegalArgumentException(
                    "Expected a backfill to run at least 1 date at a time, but got " + parallel);
        }
    }
}
