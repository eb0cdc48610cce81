package dev.pilothouse.engine.eventbus;

/// Holds one bus and lets single events through. The check is made inside the bus, before an event
/// is taken, so nothing slips past a hold that was confirmed between two events.
///
/// **Thread:** any.
public final class Gate {

    private boolean held;
    private int steps;
    private String why = "";
    private long stoppedBefore;

    /// A gate that is open, or held from the beginning.
    public Gate(boolean held) {
        this.held = held;
    }

    /// Lets nothing through from the next event on.
    public synchronized void hold() {
        held = true;
        steps = 0;
        why = "";
    }

    /// Lets nothing through from this event on, for a reason that people are told; the event itself
    /// is not asked about again.
    synchronized void hold(QueuedEvent event, String reason) {
        held = true;
        steps = 0;
        why = reason;
        stoppedBefore = event.sequence();
    }

    /// Why the bus is held; empty if it is not, or because somebody wanted it.
    public synchronized String why() {
        return held ? why : "";
    }

    /// True if the bus was stopped right before this event already.
    synchronized boolean hasStoppedBefore(QueuedEvent event) {
        return stoppedBefore == event.sequence();
    }

    /// Lets everything through.
    public synchronized void release() {
        held = false;
        steps = 0;
    }

    /// Lets one more event through.
    public synchronized void step() {
        if (held) {
            steps++;
        }
    }

    /// True while the bus is held.
    public synchronized boolean isHeld() {
        return held;
    }

    /// True if an event may be taken now.
    synchronized boolean isPassable() {
        return !held || steps > 0;
    }

    /// Counts an event that was taken.
    synchronized void passed() {
        if (held && steps > 0) {
            steps--;
        }
    }
}
