package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.StoredRun;
import dev.pilothouse.engine.task.Orphans;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Lets the runs of a data directory go on after the engine was closed or killed. Attempts that
/// were under way in the former process cannot be re-attached: what is left of them is ended first,
/// then each gets a new attempt with reason FAILOVER.
///
/// **Thread:** the one that opens the engine.
final class Continuation {

    private static final Logger LOG = LoggerFactory.getLogger(Continuation.class);
    private static final int PAGE = 200;

    private final RunStore store;
    private final Orphans orphans;
    private final String owner;
    private final SerialRuns serial;
    private final LongSupplier clock;

    Continuation(
            RunStore store, Orphans orphans, String owner, SerialRuns serial, LongSupplier clock) {
        this.store = store;
        this.orphans = orphans;
        this.owner = owner;
        this.serial = serial;
        this.clock = clock;
    }

    void continueRuns(RunLoading loading) {
        List<Long> page = store.unfinished(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(id -> continueRun(id, loading));
            page = store.unfinished(page.getLast(), PAGE);
        }
    }

    private void continueRun(long id, RunLoading loading) {
        StoredRun stored = store.run(id).orElseThrow();
        Run run = loaded(stored);
        if (run == null) {
            return;
        }
        List<TaskLifecycleEvent> lost = lostAttempts(run);
        endOrphans(id, lost);
        long epoch = store.raiseEpoch(id, owner);
        WorkflowExecution execution =
                loading.load(run, epoch, stored.lastEntry(), stored.commandWaiting());
        if (run.state().isTerminal()) {
            execution
                    .bus()
                    .publish(
                            stored.command() == null
                                    ? new WorkflowLifecycleEvent.Finalize()
                                    : new WorkflowLifecycleEvent.Start(stored.command()));
        } else {
            serial.loaded(id);
            lost.forEach(execution.bus()::publish);
        }
    }

    /// The run as its rows say. One that cannot be loaded is given up, never left as it is (D18);
    /// then the answer is null.
    private @Nullable Run loaded(StoredRun stored) {
        RunIdentity identity = stored.identity();
        Optional<StoredDefinition> definition =
                store.definition(identity.workflow(), identity.version());
        if (definition.isEmpty()) {
            abandon(
                    identity,
                    "version %d of workflow '%s' is gone"
                            .formatted(identity.version(), identity.workflow()));
            return null;
        }
        try {
            return RunLoader.loaded(stored, definition.get().definition());
        } catch (IllegalArgumentException | IllegalStateException e) {
            abandon(identity, "the run cannot be read: " + e.getMessage());
            return null;
        }
    }

    private void abandon(RunIdentity identity, String reason) {
        LOG.error("Run {} cannot go on: {}", identity.id(), reason);
        store.abandon(identity.id(), reason, clock.getAsLong());
        serial.wakeNext(identity.workflow());
    }

    private static List<TaskLifecycleEvent> lostAttempts(Run run) {
        List<TaskLifecycleEvent> lost = new ArrayList<>();
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null
                    && attempt.isPlaced()
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
