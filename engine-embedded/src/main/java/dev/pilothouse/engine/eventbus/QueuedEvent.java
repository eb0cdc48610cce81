package dev.pilothouse.engine.eventbus;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;

/// An event on a bus. Events are handled by (due, sequence), so equal due times keep the order of
/// their publishing, always.
///
/// @param due when it may be handled, in milliseconds since the epoch
/// @param sequence counts up with every publish on the bus
/// @param publishedAt when it was published
/// @param cause the journal number of the event whose handling published this one; 0 for one that
///   came from outside
/// @param event the event itself
public record QueuedEvent(
        long due, long sequence, long publishedAt, long cause, LifecycleEvent event)
        implements Comparable<QueuedEvent> {

    @Override
    public int compareTo(QueuedEvent other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Long.compare(sequence, other.sequence);
    }
}
