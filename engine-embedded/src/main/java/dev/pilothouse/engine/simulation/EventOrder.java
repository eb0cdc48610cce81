package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

/// I-12 of one run: events that never wait for an instant are handled in the order in which they
/// were published, as long as the run has the same owner.
///
/// **Thread:** the simulation's.
final class EventOrder {

    private final Violations violations;
    private long epoch;
    private long latest;

    EventOrder(Violations violations) {
        this.violations = violations;
    }

    void check(long run, long owner, JournalEntry entry) {
        if (owner != epoch) {
            epoch = owner;
            latest = 0;
        }
        if (neverWaits(entry)) {
            violations.check(
                    "I-12",
                    "run %d handles %s, published at %d, after one published at %d"
                            .formatted(run, entry.event(), entry.publishedAt(), latest),
                    entry.publishedAt() >= latest);
            latest = Math.max(latest, entry.publishedAt());
        }
    }

    private static boolean neverWaits(JournalEntry entry) {
        return switch (entry.event()) {
            case WorkflowLifecycleEvent.Timeout _ -> false;
            case WorkflowLifecycleEvent _ -> true;
            case TaskLifecycleEvent.Start _,
                    TaskLifecycleEvent.Retry _,
                    TaskLifecycleEvent.Timeout _,
                    TaskLifecycleEvent.Kill _,
                    TaskLifecycleEvent.Wake _ ->
                    false;
            case TaskLifecycleEvent _ -> true;
        };
    }
}
