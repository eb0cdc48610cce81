package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which attempts are here and how the latest ones ended, those included that were killed or
/// recalled before they came.
///
/// **Thread:** any.
final class AttemptRegister {

    private static final int MOST_ENDS = 20_000;

    private final Map<AttemptId, Attempt> live = new HashMap<>();
    private final Map<AttemptId, TaskReport> ends =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<AttemptId, TaskReport> eldest) {
                    return size() > MOST_ENDS;
                }
            };
    private int unreported;
    private boolean closed;

    /// Takes an attempt in; false if its number is known, so that it must not begin.
    synchronized boolean admit(Attempt attempt) {
        if (closed) {
            ends.putIfAbsent(
                    attempt.id(),
                    new TaskReport.Killed(attempt.id(), null, "this executor has closed"));
        }
        if (ends.containsKey(attempt.id()) || live.putIfAbsent(attempt.id(), attempt) != null) {
            return false;
        }
        unreported++;
        return true;
    }

    /// The attempt if it is here and has not ended.
    synchronized @Nullable Attempt live(AttemptId attempt) {
        return live.get(attempt);
    }

    /// How an attempt ended; null if it has not.
    synchronized @Nullable TaskReport end(AttemptId attempt) {
        return ends.get(attempt);
    }

    /// How an attempt ended. One that was never here ends now, as `otherwise` says; null if it is
    /// here.
    synchronized @Nullable TaskReport endOr(TaskReport otherwise) {
        if (live.containsKey(otherwise.attempt())) {
            return null;
        }
        TaskReport former = ends.putIfAbsent(otherwise.attempt(), otherwise);
        return former == null ? otherwise : former;
    }

    /// Notes the end of an attempt that was here.
    synchronized void close(TaskReport end) {
        live.remove(end.attempt());
        ends.put(end.attempt(), end);
    }

    /// Notes that the end of an attempt that was here has been reported.
    synchronized void reported() {
        unreported--;
        if (unreported == 0) {
            notifyAll();
        }
    }

    /// The attempts that are here.
    synchronized Set<AttemptId> ids() {
        return Set.copyOf(live.keySet());
    }

    /// Admits nothing more, and returns what is still here.
    synchronized List<Attempt> shut() {
        closed = true;
        return List.copyOf(live.values());
    }

    /// Waits until the end of everything that was here is reported; false if it takes longer than
    /// that.
    synchronized boolean awaitReported(long milliseconds) throws InterruptedException {
        long deadline = System.nanoTime() + milliseconds * 1_000_000;
        while (unreported > 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
