package dev.pilothouse.engine.logic.master;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The logic attempts that wait, and what wakes them. Kept in memory only: after a take-over each
/// is looked at again and comes back here.
///
/// **Thread:** one at a time.
final class Waits {

    private static final class Waiting {
        final LogicRun run;
        final int node;
        Outcome.Waiting found;
        boolean woken;
        long armedFor;

        Waiting(LogicRun run, int node, Outcome.Waiting found) {
            this.run = run;
            this.node = node;
            this.found = found;
        }
    }

    private final Map<AttemptId, Waiting> waiting = new HashMap<>();

    /// The attempt waits; true if it did not before, or for something else.
    boolean add(LogicRun run, int node, AttemptId attempt, Outcome.Waiting found, long now) {
        @Nullable Waiting known = waiting.get(attempt);
        boolean news = known == null || !known.found.note().equals(found.note());
        Waiting current = known == null ? new Waiting(run, node, found) : known;
        waiting.put(attempt, current);
        current.found = found;
        current.woken = false;
        if (found.after() > 0 && current.armedFor <= now) {
            current.armedFor = now + found.after();
            run.publish(new TaskLifecycleEvent.Wake(node, attempt.number()), current.armedFor);
        }
        return news;
    }

    void remove(AttemptId attempt) {
        waiting.remove(attempt);
    }

    /// A run has left the memory: nothing of it waits any more, and those who wait for it are
    /// woken, each once until it has looked.
    void ended(Run run) {
        waiting.keySet().removeIf(attempt -> attempt.run() == run.identity().id());
        waiting.forEach(
                (attempt, waits) -> {
                    if (!waits.woken && concerns(attempt, waits, run)) {
                        waits.woken = true;
                        waits.run.publish(
                                new TaskLifecycleEvent.Wake(waits.node, attempt.number()), 0);
                    }
                });
    }

    private static boolean concerns(AttemptId attempt, Waiting waits, Run run) {
        ParentLink parent = run.identity().parent();
        return waits.found.workflows().contains(run.identity().workflow())
                || (parent != null && parent.run() == attempt.run() && parent.node() == waits.node);
    }
}
