package dev.pilothouse.engine;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.EventBusFireWorker;
import dev.pilothouse.engine.execution.EngineRoom;
import dev.pilothouse.engine.execution.RunListener;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.execution.StoredRuns;
import dev.pilothouse.engine.execution.WorkflowExecution;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.schedule.Backfills;
import dev.pilothouse.engine.schedule.MisfirePolicy;
import dev.pilothouse.engine.schedule.Schedule;
import dev.pilothouse.engine.schedule.Schedules;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.task.TaskLogs;
import dev.pilothouse.engine.task.TaskTypes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The engine's one public door: define, start, control, observe, debug.
///
/// **Thread:** any; nothing here blocks longer than a read or write of the store takes.
/// **Durability:** what is confirmed survives a kill of the process.
public final class MasterEngine implements AutoCloseable {

    private final EngineRoom room;

    private MasterEngine(EngineRoom room) {
        this.room = room;
    }

    /// Opens an engine with the installed task types; unfinished runs of its data directory go on.
    ///
    /// **Failure:** [dev.pilothouse.engine.store.DataDirectoryException] if the directory cannot be
    /// used.
    public static MasterEngine open(EngineSettings settings) {
        return open(settings, TaskTypes.installed(), Rules.tables());
    }

    /// The same, with a listener that watches every run from its first event on: also those that go
    /// on, of which [#observeAll] may come too late for the first events.
    public static MasterEngine open(EngineSettings settings, RunListener listener) {
        return new MasterEngine(
                EngineRoom.open(
                        settings, TaskTypes.installed(), Rules.tables(), List.of(listener)));
    }

    /// Opens an engine with the given task types and rules.
    public static MasterEngine open(EngineSettings settings, TaskTypes types, Rules rules) {
        return new MasterEngine(EngineRoom.open(settings, types, rules, List.of()));
    }

    // --- define and start ---

    /// Keeps a definition and gives its version.
    public int define(WorkflowDefinition definition) {
        return room.define(definition);
    }

    /// The newest definition of a name.
    public Optional<StoredDefinition> definition(String name) {
        return room.store().definition(name);
    }

    /// Keeps a definition and starts a run of it. The future gives the run's id once the run is
    /// durable.
    ///
    /// **Failure:** [dev.pilothouse.engine.graph.UnknownStartNodesException] before anything is
    /// written.
    public CompletableFuture<Long> start(WorkflowDefinition definition, StartOptions options) {
        return room.start(definition, options);
    }

    /// Completes with the run when it has ended and left the memory; at once for one that had.
    public CompletableFuture<Run> finished(long runId) {
        WorkflowExecution execution = room.runs().find(runId);
        return execution != null
                ? execution.finished()
                : CompletableFuture.completedFuture(snapshot(runId).orElseThrow().run());
    }

    /// Waits until no run is loaded and no backfill that this engine carries on is running.
    public void awaitIdle() throws InterruptedException {
        backfills().awaitNone();
        room.runs().awaitNone();
    }

    // --- schedules ---

    /// Keeps a definition and has its workflow start by itself from now on, as its schedule says,
    /// in every engine of this store that [#fire]s.
    ///
    /// **Failure:** [IllegalArgumentException] if it has no schedule.
    public Schedule putOnline(WorkflowDefinition definition, MisfirePolicy misfire) {
        ScheduleDefinition times = definition.schedule();
        if (times == null) {
            throw new IllegalArgumentException(
                    "Expected a schedule in workflow '%s', but it has none; add 'schedule:' to its file"
                            .formatted(definition.name()));
        }
        define(definition);
        return schedules().putOnline(definition.name(), times, misfire);
    }

    /// What is online or was, previews, and taking offline.
    public Schedules schedules() {
        return room.timekeeper().schedules();
    }

    /// Runs a workflow for many dates.
    public Backfills backfills() {
        return room.timekeeper().backfills();
    }

    /// From now on, fires the schedules that are online and carries on unfinished backfills;
    /// returns when what is due already has been started.
    public void fire() throws InterruptedException {
        room.timekeeper().fire();
    }

    // --- control ---

    /// Asks a run to pause; false if it is not loaded, because it has ended or never was.
    public boolean pause(long runId, String author) {
        return publish(runId, new WorkflowLifecycleEvent.Pause(author));
    }

    /// Asks a run to stop; false if it is not loaded.
    public boolean stop(long runId, String author, String reason) {
        return publish(runId, new WorkflowLifecycleEvent.Stop(author, reason));
    }

    /// Asks one task of a run to end; false if the run is not loaded or has no such task.
    public boolean killTask(long runId, String task) {
        WorkflowExecution execution = room.runs().find(runId);
        return execution != null
                && execution.run().graph().nodeOfName(task).stream()
                        .anyMatch(
                                node ->
                                        publish(
                                                runId,
                                                new TaskLifecycleEvent.Kill(
                                                        node,
                                                        TaskLifecycleEvent.ANY_ATTEMPT,
                                                        KillCause.USER,
                                                        0)));
    }

    // --- debug ---

    /// Holds a run's bus from the next event on; false if the run is not loaded.
    public boolean hold(long runId) {
        return onBus(runId, execution -> execution.bus().gate().hold());
    }

    /// Handles exactly one event of a held run; false if the run is not loaded.
    public boolean step(long runId) {
        return onBus(runId, execution -> execution.bus().gate().step());
    }

    /// Lets a held run go on; false if the run is not loaded.
    public boolean release(long runId) {
        return onBus(runId, execution -> execution.bus().gate().release());
    }

    // --- observe ---

    /// Watches a loaded run; the answer ends it. Empty if the run is not loaded.
    public Optional<Runnable> observe(long runId, RunListener listener) {
        WorkflowExecution execution = room.runs().find(runId);
        if (execution == null) {
            return Optional.empty();
        }
        execution.listeners().add(listener);
        execution.bus().wake();
        return Optional.of(() -> execution.listeners().remove(listener));
    }

    /// Watches every run from its first event on; the answer ends it.
    public Runnable observeAll(RunListener listener) {
        return room.observeAll(listener);
    }

    /// A run as it was last committed, loaded or not.
    public Optional<RunSnapshot> snapshot(long runId) {
        WorkflowExecution execution = room.runs().find(runId);
        return execution != null
                ? Optional.of(execution.snapshot())
                : StoredRuns.snapshot(room.store(), runId);
    }

    /// The newest runs, newest first.
    public List<RunSummary> runs(int limit) {
        return room.store().summaries(limit);
    }

    /// A run's journal from an entry number on, in order.
    public void journal(long runId, long fromNumber, Consumer<JournalEntry> consumer) {
        room.store().journal(runId, fromNumber, consumer);
    }

    /// Why a task of a loaded run waits for its worker, in a sentence; empty if it does not.
    public Optional<String> whyWaiting(long runId, int node) {
        return room.whyWaiting(runId, node);
    }

    /// Hides the secrets of a run in text that people will see: what a snapshot says is not masked.
    public UnaryOperator<String> mask(Run run) {
        return room.mask(run);
    }

    /// What attempts have written.
    public TaskLogs logs() {
        return room.logs();
    }

    /// Tells `listener` of every alert: the run and a sentence. The answer ends it.
    public Runnable onAlert(BiConsumer<Long, String> listener) {
        return room.alerts().add(listener);
    }

    /// The threads that drain the buses.
    public List<EventBusFireWorker> fireWorkers() {
        return room.fireWorkers();
    }

    /// A new worker of this process for a worker group.
    public void serve(String workerGroup) {
        room.serve(workerGroup);
    }

    /// Stops handling events, kills what runs, and closes the store. Unfinished runs go on when the
    /// directory is opened again.
    @Override
    public void close() {
        room.close();
    }

    private boolean publish(long runId, LifecycleEvent event) {
        return onBus(runId, execution -> execution.bus().publish(event));
    }

    private boolean onBus(long runId, Consumer<WorkflowExecution> action) {
        WorkflowExecution execution = room.runs().find(runId);
        if (execution == null) {
            return false;
        }
        action.accept(execution);
        execution.bus().wake();
        return true;
    }
}
