package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.Master;
import dev.pilothouse.engine.execution.WorkflowExecution;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.member.MasterMember;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.StoreUnavailableException;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Those who start runs and ask things of them: they ask again if nothing was answered for a while,
/// because the master that was asked may have died.
///
/// **Thread:** the simulation's.
public final class People {

    private static final long ASK_AGAIN = 500;
    private static final long PATIENCE = 15_000;
    private static final long LOOK_FOR_ANSWER = 50;

    private final VirtualTime time;
    private final Map<String, SimulatedMaster> masters;
    private final CommittedRuns committed;

    People(VirtualTime time, Map<String, SimulatedMaster> masters, CommittedRuns committed) {
        this.time = time;
        this.masters = masters;
        this.committed = committed;
    }

    /// Starts a run at whichever master is there.
    public CompletableFuture<Long> start(WorkflowDefinition definition, StartOptions options) {
        return asked(this::anyMaster, master -> master.start(definition, options));
    }

    /// Asks something of a run at the master that has it, else at whichever is there.
    public CompletableFuture<ControlOutcome> request(
            long run, Function<Master, CompletableFuture<ControlOutcome>> request) {
        return asked(() -> masterOf(run), request);
    }

    private <T> CompletableFuture<T> asked(
            Supplier<@Nullable Master> whom, Function<Master, CompletableFuture<T>> question) {
        CompletableFuture<CompletableFuture<T>> answered = new CompletableFuture<>();
        ask(whom, question, answered);
        return answered.thenCompose(answer -> answer);
    }

    private <T> void ask(
            Supplier<@Nullable Master> whom,
            Function<Master, CompletableFuture<T>> question,
            CompletableFuture<CompletableFuture<T>> answered) {
        untilTaken(
                () -> {
                    Master master = whom.get();
                    if (master != null) {
                        await(
                                question.apply(master),
                                time.now() + PATIENCE,
                                answered,
                                () -> ask(whom, question, answered));
                    }
                    return master != null;
                });
    }

    private <T> void await(
            CompletableFuture<T> answer,
            long deadline,
            CompletableFuture<CompletableFuture<T>> answered,
            Runnable otherwise) {
        if (answer.isDone()) {
            answered.complete(answer);
        } else if (time.now() > deadline) {
            otherwise.run();
        } else {
            time.in(LOOK_FOR_ANSWER, () -> await(answer, deadline, answered, otherwise));
        }
    }

    /// Publishes an event on a run's bus, at whichever master has it, again and again until it is
    /// committed or the run is over, which the answer tells; `event` gives null while there is
    /// nothing to publish.
    public CompletableFuture<Boolean> order(
            long runId, Function<Run, @Nullable LifecycleEvent> event) {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        untilTaken(
                () -> {
                    if (done.get() || committed.isOver(runId)) {
                        taken.complete(done.get());
                        return true;
                    }
                    WorkflowExecution execution = find(runId);
                    if (execution != null) {
                        LifecycleEvent now = event.apply(execution.run());
                        if (now != null) {
                            execution
                                    .bus()
                                    .publish(
                                            now,
                                            () -> {
                                                committed.checkConfirmed(runId, now);
                                                done.set(true);
                                            });
                        }
                    }
                    return false;
                });
        return taken;
    }

    private void untilTaken(BooleanSupplier attempt) {
        boolean taken;
        try {
            taken = attempt.getAsBoolean();
        } catch (StoreUnavailableException _) {
            taken = false;
        }
        if (!taken) {
            time.in(ASK_AGAIN, () -> untilTaken(attempt));
        }
    }

    private @Nullable Master masterOf(long run) {
        for (SimulatedMaster master : masters.values()) {
            MasterMember open = master.open();
            if (open != null && open.master().runs().find(run) != null) {
                return open.master();
            }
        }
        return anyMaster();
    }

    private @Nullable Master anyMaster() {
        for (SimulatedMaster master : masters.values()) {
            MasterMember open = master.open();
            if (open != null) {
                return open.master();
            }
        }
        return null;
    }

    private @Nullable WorkflowExecution find(long runId) {
        for (SimulatedMaster master : masters.values()) {
            WorkflowExecution execution = master.find(runId);
            if (execution != null) {
                return execution;
            }
        }
        return null;
    }
}
