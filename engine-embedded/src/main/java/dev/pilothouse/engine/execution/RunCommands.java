package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.graph.UnknownStartNodesException;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunPreview;
import dev.pilothouse.engine.store.Reopening;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.StoredRun;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What people ask of runs that have ended: each request opens its run once, under a new epoch, or
/// is refused with a reason before anything is written.
///
/// **Thread:** any; the work is done on `thread`.
public final class RunCommands {

    private final RunStore store;
    private final ActiveRuns runs;
    private final SerialRuns serial;
    private final String owner;
    private final Executor thread;
    private final RunLoading loading;

    RunCommands(
            RunStore store,
            ActiveRuns runs,
            SerialRuns serial,
            String owner,
            Executor thread,
            RunLoading loading) {
        this.store = store;
        this.runs = runs;
        this.serial = serial;
        this.owner = owner;
        this.thread = thread;
        this.loading = loading;
    }

    /// Takes a command. The future completes when it is durable, or with the reason why it was
    /// refused.
    public CompletableFuture<ControlOutcome> submit(long runId, RunCommand command) {
        WorkflowExecution loaded = runs.find(runId);
        if (loaded == null) {
            return later(() -> done(reopen(runId, command)));
        }
        String refusal = RunPreview.of(loaded.run(), command).refusal();
        if (loaded.commandWaiting() && loaded.run().state().isTerminal()) {
            refusal = taken(runId);
        }
        return refusal.isEmpty()
                ? afterEnd(loaded, () -> done(reopen(runId, command)))
                : done(new ControlOutcome.Refused(refusal));
    }

    /// Takes a command on the calling thread: it is durable, or refused, when this returns.
    ControlOutcome reopenNow(long runId, RunCommand command) {
        return runs.find(runId) == null
                ? reopen(runId, command)
                : new ControlOutcome.Refused("run %d is under way".formatted(runId));
    }

    /// Declares a failed or killed task a success, in a run that is under way or has ended. For a
    /// run that has ended, the future completes when that is durable.
    public CompletableFuture<ControlOutcome> forceSuccess(long runId, String task, String author) {
        WorkflowExecution loaded = runs.find(runId);
        if (loaded == null) {
            return later(() -> forceInEnded(runId, task, author));
        }
        if (loaded.run().state().isTerminal()) {
            return afterEnd(loaded, () -> forceInEnded(runId, task, author));
        }
        String refusal = forceRefusal(loaded.run(), task);
        if (refusal.isEmpty()) {
            loaded.bus().publish(force(loaded.run(), task, author));
        }
        return done(outcome(runId, refusal));
    }

    /// Starts a new run with the options of another one, of the same workflow in another version: a
    /// run never changes its version.
    public CompletableFuture<ControlOutcome> rerunIn(
            long runId, int version, String author, Start start) {
        return later(() -> startIn(runId, version, author, start));
    }

    private CompletableFuture<ControlOutcome> startIn(
            long runId, int version, String author, Start start) {
        Optional<RunIdentity> identity = store.run(runId).map(StoredRun::identity);
        Optional<StoredDefinition> definition =
                identity.flatMap(run -> store.definition(run.workflow(), version));
        if (identity.isEmpty() || definition.isEmpty()) {
            String reason =
                    identity.map(run -> noVersion(run.workflow(), version)).orElse(missing(runId));
            return done(new ControlOutcome.Refused(reason));
        }
        StartOptions options = identity.get().options().by(author);
        try {
            return start.start(definition.get(), options).thenApply(ControlOutcome.Accepted::new);
        } catch (UnknownStartNodesException e) {
            return done(new ControlOutcome.Refused(Objects.requireNonNullElse(e.getMessage(), "")));
        }
    }

    private static String noVersion(String workflow, int version) {
        return "workflow '%s' has no version %d".formatted(workflow, version);
    }

    /// How new runs are started.
    @FunctionalInterface
    public interface Start {
        /// Starts a run of a definition; the future gives its id once it is durable.
        CompletableFuture<Long> start(StoredDefinition definition, StartOptions options);
    }

    private ControlOutcome reopen(long runId, RunCommand command) {
        Optional<Run> stored = read(runId);
        if (stored.isEmpty()) {
            return new ControlOutcome.Refused(missing(runId));
        }
        String refusal = RunPreview.of(stored.get(), command).refusal();
        if (!refusal.isEmpty()) {
            return new ControlOutcome.Refused(refusal);
        }
        ExecutionType type = stored.get().graph().plan().definition().executionType();
        return switch (store.reopen(runId, owner, command, type)) {
            case Reopening.Taken _ -> new ControlOutcome.Refused(taken(runId));
            case Reopening.SerialBusy busy ->
                    new ControlOutcome.Refused(
                            "run %d of the same serial workflow is going on: ask again when it has ended"
                                    .formatted(busy.run()));
            case Reopening.Opened opened -> {
                WorkflowExecution execution = load(runId, opened.epoch(), command);
                execution.bus().publish(new WorkflowLifecycleEvent.Start(command));
                if (type != ExecutionType.PARALLEL) {
                    serial.displace(execution);
                }
                yield new ControlOutcome.Accepted(runId);
            }
        };
    }

    private CompletableFuture<ControlOutcome> forceInEnded(long runId, String task, String author) {
        Optional<Run> stored = read(runId);
        String refusal = stored.isEmpty() ? missing(runId) : forceRefusal(stored.get(), task);
        if (!refusal.isEmpty()) {
            return done(new ControlOutcome.Refused(refusal));
        }
        if (!(store.reopen(runId, owner, null, ExecutionType.PARALLEL)
                instanceof Reopening.Opened opened)) {
            return done(new ControlOutcome.Refused(taken(runId)));
        }
        WorkflowExecution execution = load(runId, opened.epoch(), null);
        execution.bus().publish(force(execution.run(), task, author));
        execution.bus().publish(new WorkflowLifecycleEvent.Finalize());
        return execution.finished().thenApply(run -> outcome(runId, confirmed(run, task)));
    }

    private WorkflowExecution load(long runId, long epoch, @Nullable RunCommand command) {
        RunSnapshot snapshot = StoredRuns.snapshot(store, runId).orElseThrow();
        return loading.load(snapshot.run(), epoch, snapshot.lastEntry(), command != null);
    }

    private Optional<Run> read(long runId) {
        return StoredRuns.snapshot(store, runId).map(RunSnapshot::run);
    }

    private static TaskLifecycleEvent force(Run run, String task, String author) {
        return new TaskLifecycleEvent.ForceSuccess(
                run.graph().nodeOfName(task).orElseThrow(), author);
    }

    private static String forceRefusal(Run run, String task) {
        Optional<Integer> node = run.graph().nodeOfName(task);
        if (node.isEmpty()) {
            return "run %d has no task '%s'".formatted(run.identity().id(), task);
        }
        TaskState state = run.node(node.get()).state();
        return state == TaskState.FAILED || state == TaskState.KILLED
                ? ""
                : "task '%s' is %s: only a failed or killed task can be forced to success"
                        .formatted(task, state);
    }

    private static String confirmed(Run run, String task) {
        int node = run.graph().nodeOfName(task).orElseThrow();
        return run.node(node).state() == TaskState.FORCED_SUCCESS
                ? ""
                : "task '%s' could not be forced to success: see the journal of run %d"
                        .formatted(task, run.identity().id());
    }

    private static String missing(long runId) {
        return "there is no run %d, or its definition is gone".formatted(runId);
    }

    private static String taken(long runId) {
        return "run %d was opened by another request a moment ago: this one changes nothing"
                .formatted(runId);
    }

    private static ControlOutcome outcome(long runId, String refusal) {
        return refusal.isEmpty()
                ? new ControlOutcome.Accepted(runId)
                : new ControlOutcome.Refused(refusal);
    }

    private CompletableFuture<ControlOutcome> later(
            Supplier<CompletableFuture<ControlOutcome>> work) {
        return CompletableFuture.completedFuture(work).thenComposeAsync(Supplier::get, thread);
    }

    /// Does the work once a run that has ended has left the memory.
    private CompletableFuture<ControlOutcome> afterEnd(
            WorkflowExecution ended, Supplier<CompletableFuture<ControlOutcome>> work) {
        return ended.finished()
                .exceptionally(_ -> ended.run())
                .thenComposeAsync(_ -> work.get(), thread);
    }

    private static CompletableFuture<ControlOutcome> done(ControlOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
