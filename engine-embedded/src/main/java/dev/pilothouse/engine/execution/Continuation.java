package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoredRun;
import dev.pilothouse.engine.task.Orphans;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lets the runs of a data directory go on after the engine was closed or killed. Attempts that
/// were under way in the former process cannot be re-attached: what is left of them is ended first,
/// then each gets a new attempt with reason FAILOVER.
///
/// **Thread:** the one that opens the engine.
final class Continuation {

    private static final int PAGE = 200;

    /// Loads a run and gives its bus.
    interface Loader {
        WorkflowEventBus load(Run run, long epoch, long lastEntry, boolean commandWaiting);
    }

    private final RunStore store;
    private final Orphans orphans;
    private final String owner;

    Continuation(RunStore store, Orphans orphans, String owner) {
        this.store = store;
        this.orphans = orphans;
        this.owner = owner;
    }

    void continueRuns(Loader loader) {
        List<Long> page = store.unfinished(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(id -> continueRun(id, loader));
            page = store.unfinished(page.getLast(), PAGE);
        }
    }

    private void continueRun(long id, Loader loader) {
        StoredRun stored = store.run(id).orElseThrow();
        WorkflowDefinition definition =
                store.definition(stored.identity().workflow(), stored.identity().version())
                        .orElseThrow()
                        .definition();
        Run run = RunLoader.loaded(stored, definition);
        List<TaskLifecycleEvent> lost = lostAttempts(run);
        endOrphans(id, lost);
        long epoch = store.raiseEpoch(id, owner);
        WorkflowEventBus bus = loader.load(run, epoch, stored.lastEntry(), stored.commandWaiting());
        if (run.state().isTerminal()) {
            bus.publish(new WorkflowLifecycleEvent.Finalize());
        } else {
            bus.publish(new WorkflowLifecycleEvent.Start());
            lost.forEach(bus::publish);
        }
    }

    private static List<TaskLifecycleEvent> lostAttempts(Run run) {
        List<TaskLifecycleEvent> lost = new ArrayList<>();
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null
                    && attempt.isPlaced()
                    && !run.graph().plan().isLogic(node)
                    && !run.node(node).state().isTerminal()
                    && attempt.times().ended() == 0) {
                lost.add(
                        new TaskLifecycleEvent.Failover(
                                node, attempt.number(), "the engine was restarted"));
            }
        }
        return lost;
    }

    private void endOrphans(long run, List<TaskLifecycleEvent> lost) {
        List<AttemptId> attempts =
                lost.stream().map(event -> new AttemptId(run, event.attempt())).toList();
        try {
            orphans.endOrphans(attempts);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Expected to end what is left of run " + run + ", but could not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while ending what is left of run " + run, e);
        }
    }
}
