package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.statemachine.Run;

/// Port: looks at every event right before it is handled, and may have the bus held.
///
/// **Thread:** the fire workers': returns quickly, never blocks.
@FunctionalInterface
public interface EventGuard {

    /// Lets everything pass.
    EventGuard NONE = (_, _, _, _) -> "";

    /// Why the bus is to be held before this event; empty to let it pass. It is asked once for each
    /// event that is taken, again only if the event is taken anew.
    ///
    /// @param entry the number that the event will have in the journal
    /// @param at the instant, in milliseconds since the epoch
    String stopsBefore(QueuedEvent event, Run run, long entry, long at);
}
