package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.Orphans;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Ends what a former process of this data directory has left of its attempts. They cannot be
/// re-attached, so each gets a new attempt with reason FAILOVER once the executor says that it is
/// lost.
///
/// **Thread:** the one that opens the engine.
final class Continuation {

    private final Orphans orphans;

    Continuation(Orphans orphans) {
        this.orphans = orphans;
    }

    /// Ends what is left of the attempts that were under way in a run. **Failure:**
    /// [IllegalStateException] if something is left.
    void endOrphans(Run run) {
        long id = run.identity().id();
        try {
            orphans.endOrphans(underWay(run));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Expected to end what is left of run " + id + ", but could not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while ending what is left of run " + id, e);
        }
    }

    private static List<AttemptId> underWay(Run run) {
        List<AttemptId> attempts = new ArrayList<>();
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null && attempt.isPlaced() && attempt.times().ended() == 0) {
                attempts.add(new AttemptId(run.identity().id(), attempt.number()));
            }
        }
        return attempts;
    }
}
