package dev.pilothouse.engine;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.debug.Debugger;
import dev.pilothouse.engine.debug.Stepping;
import dev.pilothouse.engine.debug.Target;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.EventBusFireWorker;
import dev.pilothouse.engine.execution.EngineRoom;
import dev.pilothouse.engine.execution.RunListener;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.execution.StoredRuns;
import dev.pilothouse.engine.execution.WorkflowExecution;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.schedule.Backfills;
import dev.pilothouse.engine.schedule.MisfirePolicy;
import dev.pilothouse.engine.schedule.Schedule;
import dev.pilothouse.engine.schedule.Schedules;
import dev.pilothouse.engine.statemachine.AwaitedAttempt;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunPreview;
import dev.pilothouse.engine.store.RunQuery;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.TaskGroupPlace;
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
        return room.master().define(definition);
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
        return room.master().start(definition, options);
    }

    /// Completes with the run when it has ended and left the memory; at once for one that had.
    public CompletableFuture<Run> finished(long runId) {
        WorkflowExecution execution = room.master().runs().find(runId);
        return execution != null
                ? execution.finished()
                : CompletableFuture.completedFuture(snapshot(runId).orElseThrow().run());
    }

    /// Waits until no run is loaded and no backfill that this engine carries on is running.
    public void awaitIdle() throws InterruptedException {
        backfills().awaitNone();
        room.master().runs().awaitNone();
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

    // --- control a run that is under way ---

    /// Asks a run to pause: what runs ends by itself, nothing new starts.
    public ControlOutcome pause(long runId, String author) {
        return room.master().control().pause(runId, author);
    }

    /// Asks a run to stop. What does not end is asked again and again; see [#awaited].
    public ControlOutcome stop(long runId, String author, String reason) {
        return room.master().control().stop(runId, author, reason);
    }

    /// Stops a run without asking its tasks first: the step above [#stop].
    public ControlOutcome kill(long runId, String author, String reason) {
        return room.master().control().kill(runId, author, reason);
    }

    /// Ends a run now, whatever is known of its tasks: the step above [#kill].
    public ControlOutcome forceFinalise(long runId, String author, String reason) {
        return room.master().control().forceFinalise(runId, author, reason);
    }

    /// Asks one task of a run to end.
    public ControlOutcome killTask(long runId, String task) {
        return room.master().control().killTask(runId, task);
    }

    /// Lets a task that waits for its task group start although the group is full.
    public ControlOutcome forceStart(long runId, String task, String author) {
        return room.master().control().forceStart(runId, task, author);
    }

    /// The attempts that a run waits for: on which worker, since when, and how often they were
    /// asked to end.
    public List<AwaitedAttempt> awaited(long runId) {
        return room.master().control().awaited(runId);
    }

    // --- task groups ---

    /// The task groups: how many of their tasks may run at once, and how many do.
    public List<TaskGroup> taskGroups() {
        return room.store().taskGroups().groups();
    }

    /// Who holds the slots of a task group, and who waits for one, the next one first.
    public List<TaskGroupPlace> taskGroupPlaces(String group) {
        return room.store().taskGroups().places(group);
    }

    /// Sets how many tasks of a group may run at once, [TaskGroup#UNLIMITED] for no limit. What
    /// runs runs on.
    public void setTaskGroup(String group, int size) {
        room.store().taskGroups().setSize(group, size);
        room.master().taskGroups().look(group);
    }

    // --- bring a run that has ended back to life ---

    /// Runs everything of a run's selection anew. The future completes when the request is durable,
    /// or with the reason why it was refused; so do the others of this section.
    public CompletableFuture<ControlOutcome> rerun(long runId, String author) {
        return submit(runId, RunCommand.repeat(author));
    }

    /// Starts a new run with the options of another one, of the same workflow in another version.
    public CompletableFuture<ControlOutcome> rerunIn(long runId, int version, String author) {
        return room.master().commands().rerunIn(runId, version, author, room.master()::start);
    }

    /// Runs what failed or was killed, and what lies behind it.
    public CompletableFuture<ControlOutcome> recoverFailed(long runId, String author) {
        return submit(runId, RunCommand.recoverFailed(author));
    }

    /// Runs what was paused or killed, and what lies behind it.
    public CompletableFuture<ControlOutcome> recoverSuspended(long runId, String author) {
        return submit(runId, RunCommand.recoverSuspended(author));
    }

    /// Runs one task, alone or with what comes before or behind it.
    public CompletableFuture<ControlOutcome> runTask(
            long runId, String task, Dependency dependency, String author) {
        return submit(runId, RunCommand.execute(task, dependency, author));
    }

    /// Runs a task and everything behind it.
    public CompletableFuture<ControlOutcome> runFrom(long runId, String task, String author) {
        return runTask(runId, task, Dependency.TASK_POST, author);
    }

    /// Gives any command.
    public CompletableFuture<ControlOutcome> submit(long runId, RunCommand command) {
        return room.master().commands().submit(runId, command);
    }

    /// What a command would do; empty if there is no such run.
    public Optional<RunPreview> preview(long runId, RunCommand command) {
        return snapshot(runId).map(snapshot -> RunPreview.of(snapshot.run(), command));
    }

    /// Declares a failed or killed task a success, in a run that is under way or has ended.
    public CompletableFuture<ControlOutcome> forceSuccess(long runId, String task, String author) {
        return room.master().commands().forceSuccess(runId, task, author);
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

    /// What stops runs before events: breakpoints and targets.
    public Debugger debugger() {
        return room.debugger();
    }

    /// Lets a held run go on until it gets somewhere, where it is held again; false if the run is
    /// not loaded. A breakpoint on the way stops it earlier; a target that it cannot reach any more
    /// is told by [Debugger#onNote].
    public boolean runTo(long runId, Target target) {
        return onBus(
                runId,
                execution -> {
                    debugger().stopAt(runId, target);
                    execution.bus().gate().release();
                });
    }

    /// Lets a held run go on until the task that its next event concerns has ended; handles one
    /// event if the next one is the run's own. False if the run is not loaded.
    public boolean stepOver(long runId) {
        return snapshot(runId)
                .flatMap(Stepping::over)
                .map(target -> runTo(runId, target))
                .orElseGet(() -> step(runId));
    }

    /// Lets a held child run go on to its end and holds its parent behind the task that started it;
    /// false if the run is not loaded, or is no child of a loaded run.
    public boolean stepOut(long runId) {
        Optional<ParentLink> parent = snapshot(runId).map(child -> child.run().identity().parent());
        return parent.isPresent() && stopBehind(parent.get()) && release(runId);
    }

    private boolean stopBehind(ParentLink parent) {
        return onBus(
                parent.run(),
                execution ->
                        debugger()
                                .stopAt(
                                        parent.run(),
                                        Stepping.behind(execution.run(), parent.node())));
    }

    // --- observe ---

    /// Watches a loaded run; the answer ends it. Empty if the run is not loaded.
    public Optional<Runnable> observe(long runId, RunListener listener) {
        WorkflowExecution execution = room.master().runs().find(runId);
        if (execution == null) {
            return Optional.empty();
        }
        execution.listeners().add(listener);
        execution.bus().wake();
        return Optional.of(() -> execution.listeners().remove(listener));
    }

    /// Watches every run from its first event on; the answer ends it.
    public Runnable observeAll(RunListener listener) {
        return room.master().observeAll(listener);
    }

    /// A run as it was last committed, loaded or not.
    public Optional<RunSnapshot> snapshot(long runId) {
        WorkflowExecution execution = room.master().runs().find(runId);
        return execution != null
                ? Optional.of(execution.snapshot())
                : StoredRuns.snapshot(room.store(), runId);
    }

    /// The newest runs, newest first.
    public List<RunSummary> runs(int limit) {
        return room.store().summaries(limit);
    }

    /// The newest runs that a query asks for, newest first.
    public List<RunSummary> runs(RunQuery query, int limit) {
        return room.store().summaries(query, limit);
    }

    /// A run's journal from an entry number on, in order.
    public void journal(long runId, long fromNumber, Consumer<JournalEntry> consumer) {
        room.store().journal(runId, fromNumber, consumer);
    }

    /// Why a task of a loaded run waits for its worker, in a sentence; empty if it does not.
    public Optional<String> whyWaiting(long runId, int node) {
        return room.master().whyWaiting(runId, node);
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
        return room.master().alerts().add(listener);
    }

    /// The threads that drain the buses.
    public List<EventBusFireWorker> fireWorkers() {
        return room.master().coordinator().workers();
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

    private boolean onBus(long runId, Consumer<WorkflowExecution> action) {
        WorkflowExecution execution = room.master().runs().find(runId);
        if (execution == null) {
            return false;
        }
        action.accept(execution);
        execution.bus().wake();
        return true;
    }
}
