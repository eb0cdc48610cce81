package dev.pilothouse.engine.branch;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;

/// An event that a branch has yet to handle. Events are handled by (at, order, id).
///
/// @param id unique in the branch; the same whenever the branch is played again
/// @param at when it will be handled, in milliseconds since the epoch
/// @param due when it may be handled; what was recorded was handled a moment later
/// @param order its number in the trunk, or [#LAST] if it has none
/// @param recorded its number in the trunk if it is the very event of that entry; else 0
/// @param publishedAt when it came or will come, in milliseconds since the epoch
/// @param cause the number of the entry that published it; 0 for one from outside
/// @param event the event
/// @param origin who brings it
public record Pending(
        long id,
        long at,
        long due,
        long order,
        long recorded,
        long publishedAt,
        long cause,
        LifecycleEvent event,
        Origin origin)
        implements Comparable<Pending> {

    /// Behind everything that was recorded for the same instant.
    static final long LAST = Long.MAX_VALUE;

    /// Who brings an event.
    public enum Origin {
        /// The bus itself: the handling of another event published it.
        BUS,
        /// An answer or a request from outside, as it was recorded.
        RECORDED,
        /// The answer of a stub.
        STUB,
        /// A person, in this branch.
        PERSON
    }

    /// True if it lies on the bus, and does not only come later.
    public boolean hasCome(long now) {
        return origin == Origin.BUS || publishedAt <= now;
    }

    /// The same, handled before everything else.
    Pending first(long place) {
        return new Pending(
                id, Long.MIN_VALUE, due, -place, recorded, publishedAt, cause, event, origin);
    }

    /// Another event in its place.
    Pending replaced(LifecycleEvent other) {
        return new Pending(id, at, due, order, 0, publishedAt, cause, other, Origin.PERSON);
    }

    @Override
    public int compareTo(Pending other) {
        int byTime = Long.compare(at, other.at);
        int byOrder = byTime != 0 ? byTime : Long.compare(order, other.order);
        return byOrder != 0 ? byOrder : Long.compare(id, other.id);
    }
}
