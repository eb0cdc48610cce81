package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.DispatchDesk;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.eventbus.WorkflowEventBusCoordinator;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.StoredRun;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A master: it owns runs, drains their buses, and gives their attempts to executors. It knows
/// nothing of files, sockets and threads: those come by its ports.
///
/// **Thread:** any.
public final class Master implements AutoCloseable {

    private final MasterPorts ports;
    private final ActiveRuns runs = new ActiveRuns();
    private final Alerts alerts = new Alerts();
    private final List<RunListener> everyRun = new CopyOnWriteArrayList<>();
    private final InFlight inFlight = new InFlight();
    private final Placements placements = new Placements(runs, inFlight);
    private final DispatchDesk desk;
    private final ReportRouter router;
    private final TaskExecutor executor;
    private final WorkflowEventBusCoordinator coordinator;
    private final Admission admission;
    private final SavedDefinitions definitions;

    /// A master that owns nothing yet; `listeners` watch every run from its first event on.
    public Master(MasterPorts ports, List<RunListener> listeners) {
        this.ports = ports;
        this.everyRun.addAll(listeners);
        this.definitions = new SavedDefinitions(ports.store());
        this.desk =
                new DispatchDesk(ports.clock()::millis, text -> alerts.raise(Alerts.NO_RUN, text));
        this.router = new ReportRouter(runs::find, inFlight);
        this.executor = ports.executor().connect(router, placements);
        EffectRunner effects =
                new EffectRunner(
                        desk,
                        executor,
                        new TaskOrders(ports.project(), ports.projectParameters()),
                        inFlight,
                        alerts::raise,
                        runs::remove);
        this.coordinator =
                ports.coordinator()
                        .apply(
                                new Turns(
                                        ports.rules(),
                                        ports.store(),
                                        ports.clock(),
                                        runs::find,
                                        effects::requestSlot,
                                        effects::run));
        this.admission =
                new Admission(
                        ports.store(),
                        ports.owner(),
                        coordinator.workers().getFirst()::execute,
                        ports.timers(),
                        run -> load(run, 1, 0, true).publish(new WorkflowLifecycleEvent.Start()));
    }

    // --- runs come ---

    /// Accepts a run of a definition. The future gives its id once the run is durable. **Failure:**
    /// [dev.pilothouse.engine.graph.UnknownStartNodesException] before anything is written.
    public CompletableFuture<Long> start(WorkflowDefinition definition, StartOptions options) {
        RunLoader.fresh(identity(0, 0, definition, options), definition);
        int version = definitions.versionOf(definition);
        RunIdentity identity = identity(ports.store().nextRunId(), version, definition, options);
        return admission
                .accept(RunLoader.fresh(identity, definition))
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
                ports.clock().millis());
    }

    /// Takes a run over if it is still where `from` says: it is owned under a higher epoch, rebuilt
    /// from its rows, and goes on; `beforehand` is called with it before anything of it happens.
    /// False if somebody else was faster (engine-rules 10.3).
    public boolean takeOver(RunPosition from, Consumer<Run> beforehand) {
        OptionalLong epoch = ports.store().claim(from.id(), from.epoch(), ports.owner());
        if (epoch.isEmpty()) {
            return false;
        }
        StoredRun stored = ports.store().run(from.id()).orElseThrow();
        WorkflowDefinition definition =
                ports.store()
                        .definition(stored.identity().workflow(), stored.identity().version())
                        .orElseThrow()
                        .definition();
        Run run = RunLoader.loaded(stored, definition);
        beforehand.accept(run);
        adopt(run);
        load(run, epoch.getAsLong(), stored.lastEntry(), stored.commandWaiting())
                .publish(
                        run.state().isTerminal()
                                ? new WorkflowLifecycleEvent.Finalize()
                                : new WorkflowLifecycleEvent.Start());
        return true;
    }

    private void adopt(Run run) {
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null && attempt.worker() != null && attempt.times().ended() == 0) {
                desk.adopt(
                        run.graph().plan().task(node).workerGroup(),
                        new AttemptId(run.identity().id(), attempt.number()),
                        attempt.worker());
            }
        }
    }

    private WorkflowEventBus load(Run run, long epoch, long lastEntry, boolean commandWaiting) {
        WorkflowEventBus bus =
                new WorkflowEventBus(
                        run.identity().id(),
                        ports.clock(),
                        commandWaiting && run.identity().options().held());
        WorkflowExecution execution =
                new WorkflowExecution(
                        run,
                        bus,
                        epoch,
                        lastEntry,
                        commandWaiting,
                        Secrets.maskOf(run, ports.projectParameters()));
        execution.listeners().addAll(everyRun);
        runs.add(execution);
        coordinator.register(bus);
        return bus;
    }

    /// True if a run is loaded, or about to be because its acceptance is under way.
    public boolean isBusyWith(long runId) {
        return runs.find(runId) != null || admission.isAccepting(runId);
    }

    /// Takes what is known of an attempt from elsewhere than its executor.
    public void report(TaskReport report) {
        router.report(report);
    }

    /// Forgets every run at once and writes nothing more: what this master owned belongs to whoever
    /// takes it over.
    public void dropAll() {
        runs.all().forEach(runs::remove);
    }

    /// First nothing is handled any more, then what runs is ended: so its end is not taken for a
    /// result.
    @Override
    public void close() {
        try {
            coordinator.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        executor.close();
    }

    // --- what others ask ---

    /// Why a task waits for its worker; empty if it does not.
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

    /// Keeps a definition and gives its version.
    public int define(WorkflowDefinition definition) {
        return definitions.versionOf(definition);
    }

    /// The name under which it owns runs.
    public String owner() {
        return ports.owner();
    }

    /// The loaded runs.
    public ActiveRuns runs() {
        return runs;
    }

    /// Where its attempts are.
    public Placements placements() {
        return placements;
    }

    /// Where slots are given.
    public DispatchDesk desk() {
        return desk;
    }

    /// What runs its attempts.
    public TaskExecutor executor() {
        return executor;
    }

    /// Where alerts go.
    public Alerts alerts() {
        return alerts;
    }

    /// What drains the buses.
    public WorkflowEventBusCoordinator coordinator() {
        return coordinator;
    }
}
