package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;

import org.jspecify.annotations.Nullable;

/// One attempt in this executor, from its order to its end: whoever comes first, the attempt's
/// thread, a recall or a kill, decides whether it begins.
///
/// **Thread:** any.
final class Attempt {

    private enum Phase {
        WAITING,
        BEGUN,
        OVER
    }

    private final TaskOrder order;
    private Phase phase = Phase.WAITING;
    private boolean killed;
    private boolean hurried;
    private @Nullable Thread thread;

    Attempt(TaskOrder order) {
        this.order = order;
    }

    TaskOrder order() {
        return order;
    }

    AttemptId id() {
        return order.attempt();
    }

    /// Begins it on the calling thread; false if it must not begin any more.
    synchronized boolean begin() {
        if (phase != Phase.WAITING) {
            return false;
        }
        phase = Phase.BEGUN;
        thread = Thread.currentThread();
        return true;
    }

    /// Takes it back; false if it has begun.
    synchronized boolean cancel() {
        if (phase != Phase.WAITING) {
            return false;
        }
        phase = Phase.OVER;
        return true;
    }

    /// Interrupts it if it has begun. Only the first call does: a second interrupt would disturb
    /// the type while it tidies up.
    synchronized void interrupt() {
        if (phase == Phase.BEGUN && !killed && thread != null) {
            killed = true;
            thread.interrupt();
        }
    }

    /// Its end is not to be waited for any more.
    synchronized void hurry() {
        hurried = true;
    }

    /// True if its end is not to be waited for.
    synchronized boolean isHurried() {
        return hurried;
    }

    /// No interrupt comes after this.
    synchronized void end() {
        phase = Phase.OVER;
    }

    /// True if somebody asked to kill it.
    synchronized boolean isKilled() {
        return killed;
    }
}
