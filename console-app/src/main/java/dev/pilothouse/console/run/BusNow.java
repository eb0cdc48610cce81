package dev.pilothouse.console.run;

import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.eventbus.DeadEvent;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.RunSnapshot;

import java.util.ArrayList;
import java.util.List;

/// What a bus holds at this instant: a held bus tells nobody that a delayed event has become due,
/// so that is worked out here.
///
/// @param ready what may be handled, in order
/// @param delayed what is due later, soonest first
/// @param dead what could not be handled
/// @param readyCount how many are ready, shown or not
/// @param delayedCount how many are delayed, shown or not
/// @param held true if the bus waits for a person
/// @param firstNumber the number that the next event will get in the history
public record BusNow(
        List<QueuedEvent> ready,
        List<QueuedEvent> delayed,
        List<DeadEvent> dead,
        int readyCount,
        int delayedCount,
        boolean held,
        long firstNumber) {

    public BusNow {
        ready = List.copyOf(ready);
        delayed = List.copyOf(delayed);
        dead = List.copyOf(dead);
    }

    /// The bus of a run at an instant.
    public static BusNow of(RunSnapshot snapshot, long now) {
        BusView view = snapshot.bus();
        List<QueuedEvent> ready = new ArrayList<>(view.ready());
        List<QueuedEvent> delayed = new ArrayList<>();
        for (QueuedEvent event : view.delayed()) {
            (event.due() <= now ? ready : delayed).add(event);
        }
        ready.sort(null);
        if (snapshot.run().state().isTerminal() && ready.isEmpty()) {
            return over(snapshot);
        }
        int becameDue = ready.size() - view.ready().size();
        return new BusNow(
                ready,
                delayed,
                view.dead(),
                view.readyCount() + becameDue,
                view.delayedCount() - becameDue,
                view.held(),
                snapshot.lastEntry() + 1);
    }

    /// The bus is gone with its run; what was delayed will never be handled.
    private static BusNow over(RunSnapshot snapshot) {
        return new BusNow(
                List.of(), List.of(), snapshot.bus().dead(), 0, 0, false, snapshot.lastEntry() + 1);
    }

    /// True if a step would handle an event.
    public boolean canStep() {
        return held && !ready.isEmpty();
    }
}
