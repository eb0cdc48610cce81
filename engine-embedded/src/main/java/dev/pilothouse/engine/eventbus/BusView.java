package dev.pilothouse.engine.eventbus;

import java.util.List;

/// What a bus holds at one instant, for people. Lists are cut at a limit; the counts are not.
///
/// @param ready what may be handled now, in the order in which it will be
/// @param delayed what is due later, soonest first
/// @param dead what could not be handled
/// @param readyCount how many are ready
/// @param delayedCount how many are delayed
/// @param held true if the bus is held
/// @param why what held it: a breakpoint, a target; empty for a person
/// @param parkedUntil when the bus tries again after a failed commit, in milliseconds since the
///   epoch; 0 if it is not parked
public record BusView(
        List<QueuedEvent> ready,
        List<QueuedEvent> delayed,
        List<DeadEvent> dead,
        int readyCount,
        int delayedCount,
        boolean held,
        String why,
        long parkedUntil) {

    /// Of a bus that is gone.
    public static final BusView EMPTY =
            new BusView(List.of(), List.of(), List.of(), 0, 0, false, "", 0);

    public BusView {
        ready = List.copyOf(ready);
        delayed = List.copyOf(delayed);
        dead = List.copyOf(dead);
    }
}
