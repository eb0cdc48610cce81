package dev.pilothouse.engine.worker;

import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;

import java.util.ArrayList;
import java.util.List;

/// An attempt that a worker has taken, and everything it has to say of it.
///
/// **Thread:** one at a time; the node locks.
final class HeldAttempt {

    private final TaskOrder order;
    private final List<TaskReport> reports = new ArrayList<>(3);
    private String master;
    private int acknowledged;
    private boolean begun;
    private boolean ended;

    HeldAttempt(TaskOrder order, String master) {
        this.order = order;
        this.master = master;
    }

    TaskOrder order() {
        return order;
    }

    /// The master that wants to know.
    String master() {
        return master;
    }

    /// Another master wants to know; it has been told nothing yet.
    void belongsTo(String newMaster) {
        if (!master.equals(newMaster)) {
            master = newMaster;
            acknowledged = 0;
        }
    }

    /// Gives it a slot.
    void begin() {
        begun = true;
    }

    boolean isWaiting() {
        return !begun && !ended;
    }

    boolean holdsSlot() {
        return begun && !ended;
    }

    boolean hasEnded() {
        return ended;
    }

    /// Adds something to say; after the end there is nothing more.
    boolean add(TaskReport report, boolean end) {
        if (ended) {
            return false;
        }
        ended = end;
        reports.add(report);
        return true;
    }

    List<TaskReport> reports() {
        return reports;
    }

    int acknowledged() {
        return acknowledged;
    }

    void acknowledge(int number) {
        acknowledged = Math.max(acknowledged, Math.min(number, reports.size()));
    }

    /// True if the master knows everything.
    boolean isSettled() {
        return acknowledged == reports.size();
    }
}
