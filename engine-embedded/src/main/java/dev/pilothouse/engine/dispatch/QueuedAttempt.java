package dev.pilothouse.engine.dispatch;

import dev.pilothouse.engine.definition.Priority;

import java.util.Comparator;

/// An entry of a dispatch queue and what its waiting has made of it.
///
/// @param entry what was offered
/// @param failures how often its dispatch has failed
/// @param due when it may be dispatched, or tried again
/// @param steps how many steps of priority it has climbed
/// @param nextStep when it climbs the next one
record QueuedAttempt(DispatchEntry entry, int failures, long due, int steps, long nextStep) {

    private static final Comparator<QueuedAttempt> BY_ATTEMPT =
            Comparator.<QueuedAttempt>comparingLong(q -> q.entry.attempt().run())
                    .thenComparingInt(q -> q.entry.attempt().number());

    /// The order in which entries that are due are dispatched.
    static final Comparator<QueuedAttempt> MOST_URGENT_FIRST =
            Comparator.<QueuedAttempt>comparingInt(q -> Math.max(0, q.level() - q.steps))
                    .thenComparing(Comparator.comparingInt(QueuedAttempt::groupPriority).reversed())
                    .thenComparingLong(q -> q.entry.firstSubmit())
                    .thenComparing(BY_ATTEMPT);

    /// The order in which entries become due.
    static final Comparator<QueuedAttempt> EARLIEST_FIRST =
            Comparator.comparingLong(QueuedAttempt::due).thenComparing(BY_ATTEMPT);

    /// The order in which entries climb.
    static final Comparator<QueuedAttempt> NEXT_STEP_FIRST =
            Comparator.comparingLong(QueuedAttempt::nextStep).thenComparing(BY_ATTEMPT);

    static QueuedAttempt of(DispatchEntry entry) {
        return new QueuedAttempt(entry, 0, entry.due(), 0, 0);
    }

    /// The same entry as it stands at a time, if it climbs a step each `step` milliseconds from the
    /// moment it was first due.
    QueuedAttempt agedAt(long now, long step) {
        long waited = Math.max(0, now - entry.due());
        int climbed = (int) Math.min(level() + 1L, waited / step);
        return new QueuedAttempt(entry, failures, due, climbed, entry.due() + (climbed + 1) * step);
    }

    /// True if it has climbed past the top: then only the time of the first submit counts.
    boolean isAtTheTop() {
        return steps > level();
    }

    QueuedAttempt failedUntil(long retry) {
        return new QueuedAttempt(entry, failures + 1, retry, steps, nextStep);
    }

    /// How many steps are above it: 0 for the highest workflow and task priority, 24 for the
    /// lowest.
    private int level() {
        return 5 * rank(entry.workflowPriority()) + rank(entry.taskPriority());
    }

    private int groupPriority() {
        return isAtTheTop() ? Integer.MAX_VALUE : entry.taskGroupPriority();
    }

    private static int rank(Priority priority) {
        return switch (priority) {
            case HIGHEST -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case LOWEST -> 4;
        };
    }
}
