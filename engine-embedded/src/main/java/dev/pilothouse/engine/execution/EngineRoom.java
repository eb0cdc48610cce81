package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.debug.Debugger;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.WorkflowEventBusCoordinator;
import dev.pilothouse.engine.schedule.Timekeeper;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.DataDirectory;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;
import dev.pilothouse.engine.task.LocalExecutor;
import dev.pilothouse.engine.task.MasterLogs;
import dev.pilothouse.engine.task.Orphans;
import dev.pilothouse.engine.task.TaskLogs;
import dev.pilothouse.engine.task.TaskTypes;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Where the engine's parts are put together and kept: store, buses, desk, executor.
///
/// **Thread:** any.
public final class EngineRoom implements AutoCloseable {

    private static final int PAGE = 200;

    private final EngineSettings settings;
    private final DataDirectory directory;
    private final RunStore store;
    private final TaskLogs logs;
    private final ExecutorService logicThread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("logic-tasks").factory());
    private final Debugger debugger;
    private final Master master;
    private final Timekeeper timekeeper;

    private EngineRoom(
            EngineSettings settings,
            DataDirectory directory,
            JdbiRunStore store,
            TaskTypes types,
            Rules rules,
            List<RunListener> listeners) {
        this.settings = settings;
        this.directory = directory;
        this.store = store;
        this.logs = new TaskLogs(directory.path());
        EngineClock clock = EngineClock.monotonic();
        this.debugger = new Debugger(rules);
        this.master =
                new Master(
                        new MasterPorts(
                                settings.host(),
                                store,
                                clock,
                                rules,
                                debugger,
                                drain ->
                                        WorkflowEventBusCoordinator.started(
                                                settings.fireWorkers(), clock, drain),
                                (router, _) -> localExecutor(types, router),
                                EngineRoom::later,
                                logicThread,
                                new MasterLogs(directory.path(), logs)::append,
                                settings.project(),
                                settings.projectParameters()),
                        listeners);
        this.timekeeper =
                new Timekeeper(
                        store.schedules(),
                        store.backfills(),
                        master::startKept,
                        InstantSource.system(),
                        text -> master.alerts().raise(Alerts.NO_RUN, text));
        master.onEnd(timekeeper::runEnded);
        settings.workerGroups().forEach(this::serve);
    }

    private static void later(long milliseconds, Runnable errand) {
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS).execute(errand);
    }

    private LocalExecutor localExecutor(TaskTypes types, ReportRouter router) {
        return new LocalExecutor(
                directory.path(), TaskSurroundings.of(settings), logs, types::find, router);
    }

    /// Opens the directory and the store, and lets unfinished runs go on; `listeners` watch every
    /// run from its first event on, those that go on included.
    public static EngineRoom open(
            EngineSettings settings, TaskTypes types, Rules rules, List<RunListener> listeners) {
        DataDirectory directory = DataDirectory.open(settings.dataDirectory());
        EngineRoom room;
        try {
            JdbiRunStore store = openStore(settings, directory);
            room = new EngineRoom(settings, directory, store, types, rules, listeners);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
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
        Continuation continuation =
                new Continuation(new Orphans(directory.path(), Duration.ofSeconds(2)));
        List<RunPosition> page = store.unfinished(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(run -> master.takeOver(run, continuation::endOrphans));
            page = store.unfinished(page.getLast().id(), PAGE);
        }
    }

    /// What stops runs before events.
    public Debugger debugger() {
        return debugger;
    }

    /// Hides the secrets of a run in text that people will see.
    public UnaryOperator<String> mask(Run run) {
        return Secrets.maskOf(run, settings.projectParameters());
    }

    /// A worker of this process for a worker group.
    public void serve(String workerGroup) {
        master.desk().addWorker(workerGroup, settings.host(), settings.slots());
    }

    /// The master of this room.
    public Master master() {
        return master;
    }

    /// What fires schedules and carries on backfills.
    public Timekeeper timekeeper() {
        return timekeeper;
    }

    /// The store.
    public RunStore store() {
        return store;
    }

    /// What attempts have written.
    public TaskLogs logs() {
        return logs;
    }

    @Override
    public void close() {
        timekeeper.close();
        master.close();
        logicThread.close();
        store.close();
        directory.close();
    }
}
