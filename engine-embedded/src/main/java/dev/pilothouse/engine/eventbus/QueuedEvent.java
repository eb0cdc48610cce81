package dev.pilothouse.engine.eventbus;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;

import org.jspecify.annotations.Nullable;

/// An event on a bus. Events are handled by (due, sequence), so equal due times keep the order of
/// their publishing, always.
///
/// @param due when it may be handled, in milliseconds since the epoch
/// @param sequence counts up with every publish on the bus
/// @param publishedAt when it was published
/// @param cause the journal number of the event whose handling published this one; 0 for one that
///   came from outside
/// @param event the event itself
/// @param receipt run once what the event led to is committed, or given up; null if nobody waits
public record QueuedEvent(
        long due,
        long sequence,
        long publishedAt,
        long cause,
        LifecycleEvent event,
        @Nullable Runnable receipt)
        implements Comparable<QueuedEvent> {

    /// An event for which nobody waits.
    public QueuedEvent(
            long due, long sequence, long publishedAt, long cause, LifecycleEvent event) {
        this(due, sequence, publishedAt, cause, event, null);
    }

    /// Tells whoever waits that the event is dealt with for good.
    public void dealtWith() {
        if (receipt != null) {
            receipt.run();
        }
    }

    @Override
    public int compareTo(QueuedEvent other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Long.compare(sequence, other.sequence);
    }
}
