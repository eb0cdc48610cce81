package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.DispatchDesk;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.EventBusFireWorker;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.eventbus.WorkflowEventBusCoordinator;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.schedule.RunStarter;
import dev.pilothouse.engine.schedule.Timekeeper;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.Claim;
import dev.pilothouse.engine.store.DataDirectory;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;
import dev.pilothouse.engine.task.LocalExecutor;
import dev.pilothouse.engine.task.Orphans;
import dev.pilothouse.engine.task.TaskLogs;
import dev.pilothouse.engine.task.TaskTypes;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Where the engine's parts are put together and kept: store, buses, desk, executor.
///
/// **Thread:** any.
public final class EngineRoom implements AutoCloseable {

    private final EngineSettings settings;
    private final DataDirectory directory;
    private final RunStore store;
    private final EngineClock clock = EngineClock.monotonic();
    private final ActiveRuns runs = new ActiveRuns();
    private final Alerts alerts = new Alerts();
    private final InFlight inFlight = new InFlight();
    private final List<RunListener> everyRun = new CopyOnWriteArrayList<>();
    private final DispatchDesk desk;
    private final TaskLogs logs;
    private final LocalExecutor executor;
    private final WorkflowEventBusCoordinator coordinator;
    private final Admission admission;
    private final SavedDefinitions definitions;
    private final Timekeeper timekeeper;

    private EngineRoom(
            EngineSettings settings,
            DataDirectory directory,
            JdbiRunStore store,
            TaskTypes types,
            Rules rules) {
        this.settings = settings;
        this.directory = directory;
        this.store = store;
        this.definitions = new SavedDefinitions(store);
        this.desk = new DispatchDesk(clock::millis, text -> alerts.raise(Alerts.NO_RUN, text));
        this.logs = new TaskLogs(directory.path());
        this.executor =
                new LocalExecutor(
                        directory.path(),
                        TaskSurroundings.of(settings),
                        logs,
                        types::find,
                        new ReportRouter(runs::find, inFlight));
        EffectRunner effects =
                new EffectRunner(
                        desk,
                        executor,
                        new TaskOrders(settings.project(), settings.projectParameters()),
                        inFlight,
                        alerts::raise,
                        this::unload);
        this.coordinator =
                new WorkflowEventBusCoordinator(
                        settings.fireWorkers(),
                        clock,
                        new Turns(
                                rules,
                                store,
                                clock,
                                runs::find,
                                effects::requestSlot,
                                effects::run));
        this.admission =
                new Admission(
                        store,
                        settings.host(),
                        coordinator.workers().getFirst()::execute,
                        run -> load(run, 1, 0, true).publish(new WorkflowLifecycleEvent.Start()));
        this.timekeeper =
                new Timekeeper(
                        store.schedules(),
                        store.backfills(),
                        this::startKept,
                        InstantSource.system(),
                        text -> alerts.raise(Alerts.NO_RUN, text));
        settings.workerGroups().forEach(this::serve);
    }

    private void unload(WorkflowExecution execution) {
        runs.remove(execution);
        timekeeper.runEnded();
    }

    /// Opens the directory and the store, and lets unfinished runs go on; `listeners` watch every
    /// run from its first event on, those that go on included.
    public static EngineRoom open(
            EngineSettings settings, TaskTypes types, Rules rules, List<RunListener> listeners) {
        DataDirectory directory = DataDirectory.open(settings.dataDirectory());
        EngineRoom room;
        try {
            JdbiRunStore store = openStore(settings, directory);
            room = new EngineRoom(settings, directory, store, types, rules);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
        room.everyRun.addAll(listeners);
        try {
            room.continueRuns();
            return room;
        } catch (RuntimeException e) {
            room.close();
            throw e;
        }
    }

    private static JdbiRunStore openStore(EngineSettings settings, DataDirectory directory) {
        return settings.inMemory()
                ? JdbiRunStore.memory(UUID.randomUUID().toString(), settings.connections())
                : JdbiRunStore.file(directory.database(), settings.connections());
    }

    private void continueRuns() {
        Orphans orphans = new Orphans(directory.path(), Duration.ofSeconds(2));
        new Continuation(store, orphans, settings.host()).continueRuns(this::load);
    }

    /// Accepts a run of a definition.
    public CompletableFuture<Long> start(WorkflowDefinition definition, StartOptions options) {
        RunIdentity draft = identity(0, 0, definition, options);
        RunLoader.fresh(draft, definition);
        int version = definitions.versionOf(definition);
        RunIdentity identity = identity(store.nextRunId(), version, definition, options);
        return admission
                .accept(RunLoader.fresh(identity, definition))
                .thenApply(run -> run.identity().id());
    }

    /// Accepts a run of a kept definition together with what it claims.
    private CompletableFuture<Long> startKept(
            String workflow, int version, StartOptions options, Claim claim) {
        return CompletableFuture.completedFuture(workflow)
                .thenApply(
                        name ->
                                version == RunStarter.NEWEST
                                        ? store.definition(name)
                                        : store.definition(name, version))
                .thenApply(
                        kept ->
                                kept.orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "there is no definition of workflow '%s'"
                                                                .formatted(workflow))))
                .thenCompose(kept -> startKept(kept, options, claim));
    }

    private CompletableFuture<Long> startKept(
            StoredDefinition kept, StartOptions options, Claim claim) {
        RunIdentity identity =
                identity(store.nextRunId(), kept.version(), kept.definition(), options);
        return admission
                .accept(RunLoader.fresh(identity, kept.definition()), claim)
                .thenApply(run -> run.identity().id());
    }

    private RunIdentity identity(
            long id, int version, WorkflowDefinition definition, StartOptions options) {
        return new RunIdentity(
                id,
                definition.name(),
                version,
                options.failureStrategy() == null
                        ? definition.failureStrategy()
                        : options.failureStrategy(),
                options,
                clock.millis());
    }

    /// Loads a run that this master owns, and returns its bus.
    private WorkflowEventBus load(Run run, long epoch, long lastEntry, boolean commandWaiting) {
        WorkflowEventBus bus =
                new WorkflowEventBus(
                        run.identity().id(),
                        clock,
                        commandWaiting && run.identity().options().held());
        WorkflowExecution execution =
                new WorkflowExecution(
                        run,
                        bus,
                        epoch,
                        lastEntry,
                        commandWaiting,
                        Secrets.maskOf(run, settings.projectParameters()));
        execution.listeners().addAll(everyRun);
        runs.add(execution);
        coordinator.register(bus);
        return bus;
    }

    /// Why a task waits for its worker.
    public Optional<String> whyWaiting(long runId, int node) {
        WorkflowExecution execution = runs.find(runId);
        if (execution == null) {
            return Optional.empty();
        }
        TaskAttempt attempt = execution.run().node(node).attempt();
        String group = execution.run().graph().plan().task(node).workerGroup();
        return attempt == null
                ? Optional.empty()
                : desk.whyWaiting(group, new AttemptId(runId, attempt.number()));
    }

    /// Hides the secrets of a run in text that people will see.
    public UnaryOperator<String> mask(Run run) {
        return Secrets.maskOf(run, settings.projectParameters());
    }

    /// Has every run watched from its first event on, those that are loaded already from now on;
    /// the answer ends it.
    public Runnable observeAll(RunListener listener) {
        everyRun.add(listener);
        runs.all().forEach(execution -> execution.listeners().add(listener));
        return () -> {
            everyRun.remove(listener);
            runs.all().forEach(execution -> execution.listeners().remove(listener));
        };
    }

    /// A worker of this process for a worker group.
    public void serve(String workerGroup) {
        desk.addWorker(workerGroup, settings.host(), settings.slots());
    }

    /// Keeps a definition and gives its version.
    public int define(WorkflowDefinition definition) {
        return definitions.versionOf(definition);
    }

    /// Schedules and backfills, and the thread that carries them on.
    public Timekeeper timekeeper() {
        return timekeeper;
    }

    /// The store.
    public RunStore store() {
        return store;
    }

    /// The loaded runs.
    public ActiveRuns runs() {
        return runs;
    }

    /// What attempts have written.
    public TaskLogs logs() {
        return logs;
    }

    /// Where alerts go.
    public Alerts alerts() {
        return alerts;
    }

    /// The threads that drain the buses.
    public List<EventBusFireWorker> fireWorkers() {
        return coordinator.workers();
    }

    /// First nothing is handled any more, then what runs is killed: so its end is not taken for a
    /// result.
    @Override
    public void close() {
        timekeeper.close();
        try {
            coordinator.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        executor.close();
        store.close();
        directory.close();
    }
}
