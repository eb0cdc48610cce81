package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.DispatchDesk;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskGroupWaits;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.eventbus.WorkflowEventBusCoordinator;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.logic.master.LogicTasks;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.Claim;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.StoreRefusedException;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.StoredRun;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.NoSuchElementException;
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

    private static final Logger LOG = LoggerFactory.getLogger(Master.class);

    private final MasterPorts ports;
    private final ActiveRuns runs = new ActiveRuns();
    private final Alerts alerts = new Alerts();
    private final List<RunListener> everyRun = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenEnded = new CopyOnWriteArrayList<>();
    private final InFlight inFlight = new InFlight();
    private final Placements placements = new Placements(runs, inFlight);
    private final DispatchDesk desk;
    private final TaskGroupWaits groups;
    private final ReportRouter router;
    private final TaskExecutor executor;
    private final WorkflowEventBusCoordinator coordinator;
    private final Admission admission;
    private final SavedDefinitions definitions;
    private final SerialRuns serial;
    private final RunCommands commands;
    private final LogicTasks logic;

    /// A master that owns nothing yet; `listeners` watch every run from its first event on.
    public Master(MasterPorts ports, List<RunListener> listeners) {
        this.ports = ports;
        this.everyRun.addAll(listeners);
        this.definitions = new SavedDefinitions(ports.store());
        this.serial = new SerialRuns(ports.store(), runs);
        this.desk =
                new DispatchDesk(ports.clock()::millis, text -> alerts.raise(Alerts.NO_RUN, text));
        this.groups =
                new TaskGroupWaits(
                        ports.store().taskGroups(),
                        ports.timers(),
                        desk::request,
                        text -> alerts.raise(Alerts.NO_RUN, text));
        this.router = new ReportRouter(runs::find, inFlight);
        this.executor = ports.executor().connect(router, placements);
        TaskOrders orders = new TaskOrders(ports.project(), ports.projectParameters());
        this.logic =
                new LogicTasks(
                        ports.logicThread(),
                        ports.clock()::millis,
                        orders::parameters,
                        ports.logicLog(),
                        new NeighbouringRuns(ports.store(), runs, this::startChild, this::recover));
        EffectRunner effects =
                new EffectRunner(
                        desk,
                        executor,
                        orders,
                        groups,
                        logic,
                        inFlight,
                        alerts::raise,
                        serial::wakeNext,
                        this::unload);
        this.coordinator =
                ports.coordinator()
                        .apply(
                                new Turns(
                                        ports.rules(),
                                        ports.guard(),
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
                        this::accepted);
        this.commands =
                new RunCommands(
                        ports.store(),
                        runs,
                        serial,
                        ports.owner(),
                        coordinator.workers().getFirst()::execute,
                        this::load);
    }

    // --- runs come ---

    /// Accepts a run of a definition. The future gives its id once the run is durable. **Failure:**
    /// [dev.pilothouse.engine.graph.UnknownStartNodesException] before anything is written.
    public CompletableFuture<Long> start(WorkflowDefinition definition, StartOptions options) {
        RunLoader.fresh(identity(0, 0, definition, options), definition);
        return start(new StoredDefinition(definitions.versionOf(definition), definition), options);
    }

    /// Accepts a run of a definition in the version under which it is kept.
    public CompletableFuture<Long> start(StoredDefinition stored, StartOptions options) {
        WorkflowDefinition definition = stored.definition();
        RunIdentity identity =
                identity(ports.store().nextRunId(), stored.version(), definition, options);
        return admission
                .accept(RunLoader.fresh(identity, definition))
                .thenApply(run -> run.identity().id());
    }

    /// Accepts a run of a kept definition together with what it claims; `version` 0 is the newest.
    public CompletableFuture<Long> startKept(
            String workflow, int version, StartOptions options, Claim claim) {
        try {
            StoredDefinition kept =
                    (version == 0
                                    ? ports.store().definition(workflow)
                                    : ports.store().definition(workflow, version))
                            .orElseThrow(
                                    () ->
                                            new IllegalStateException(
                                                    "there is no definition of workflow '%s'"
                                                            .formatted(workflow)));
            RunIdentity identity =
                    identity(ports.store().nextRunId(), kept.version(), kept.definition(), options);
            return admission
                    .accept(RunLoader.fresh(identity, kept.definition()), claim)
                    .thenApply(run -> run.identity().id());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
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

    /// Accepts a child of a logic task, durably before this returns.
    private void startChild(
            WorkflowDefinition definition, StartOptions options, ParentLink parent) {
        RunIdentity identity =
                identity(
                        ports.store().nextRunId(),
                        definitions.versionOf(definition),
                        definition,
                        options);
        Run run = RunLoader.fresh(identity.childOf(parent), definition);
        WorkflowExecution above = runs.find(parent.run());
        AcceptedRun child =
                new AcceptedRun(
                        run.identity(),
                        ports.owner(),
                        definition.executionType(),
                        new Claim.OwnedParent(parent.run(), above == null ? 0 : above.epoch()));
        if (!ports.store().accept(List.of(child)).isEmpty()) {
            throw new StoreRefusedException(
                    "run %d belongs to another master now".formatted(parent.run()));
        }
        accepted(run);
    }

    private boolean recover(long child, RunCommand command) {
        return commands.reopenNow(child, command) instanceof ControlOutcome.Accepted;
    }

    private void unload(WorkflowExecution execution) {
        runs.remove(execution);
        groups.forget(execution.id());
        logic.ended(execution.run());
        whenEnded.forEach(Runnable::run);
    }

    /// Has something done whenever a run has ended and left the memory.
    public void onEnd(Runnable errand) {
        whenEnded.add(errand);
    }

    private void accepted(Run run) {
        if (run.graph().plan().definition().executionType() == ExecutionType.PARALLEL) {
            load(run, 1, 0, true).beginOnce();
        } else {
            serial.accepted(run, loaded -> load(loaded, 1, 0, true));
        }
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
        Run run = rebuilt(stored);
        if (run == null) {
            return true;
        }
        beforehand.accept(run);
        adopt(run);
        WorkflowExecution execution =
                load(run, epoch.getAsLong(), stored.lastEntry(), stored.commandWaiting());
        if (run.state().isTerminal()) {
            execution
                    .bus()
                    .publish(
                            stored.command() == null
                                    ? new WorkflowLifecycleEvent.Finalize()
                                    : new WorkflowLifecycleEvent.Start(stored.command()));
        } else {
            serial.loaded(from.id());
        }
        return true;
    }

    /// The run as its rows say. One that cannot be rebuilt is given up, never left as it is (D18);
    /// then the answer is null.
    private @Nullable Run rebuilt(StoredRun stored) {
        RunIdentity identity = stored.identity();
        Optional<StoredDefinition> definition =
                ports.store().definition(identity.workflow(), identity.version());
        try {
            return RunLoader.loaded(stored, definition.orElseThrow().definition());
        } catch (NoSuchElementException _) {
            abandon(
                    identity,
                    "version %d of workflow '%s' is gone"
                            .formatted(identity.version(), identity.workflow()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            abandon(identity, "the run cannot be read: " + e.getMessage());
        }
        return null;
    }

    private void abandon(RunIdentity identity, String reason) {
        LOG.error("Run {} cannot go on: {}", identity.id(), reason);
        ports.store().abandon(identity.id(), reason, ports.clock().millis());
        serial.wakeNext(identity.workflow());
        groups.lookAtAll();
    }

    /// Looks whether a serial run that waits here may begin: the one before it may have ended at
    /// another master.
    public void lookAtSerialRuns() {
        runs.all().stream()
                .filter(execution -> execution.run().state() == WorkflowState.SERIAL_WAIT)
                .forEach(execution -> serial.loaded(execution.id()));
    }

    /// Looks at what the parents of the children that run here are to do, as far as those parents
    /// run elsewhere: a stop and a pause reach a child wherever it is.
    public void lookAtParents() {
        ParentWishes wishes = new ParentWishes(ports.store());
        runs.all().stream()
                .filter(child -> isUnderParentElsewhere(child.run()))
                .forEach(wishes::tell);
    }

    private boolean isUnderParentElsewhere(Run run) {
        ParentLink parent = run.identity().parent();
        return parent != null && runs.find(parent.run()) == null;
    }

    private void adopt(Run run) {
        for (int node : run.graph().activeNodes()) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null
                    && attempt.worker() != null
                    && attempt.times().ended() == 0
                    && !run.graph().plan().isLogic(node)) {
                desk.adopt(
                        run.graph().plan().task(node).workerGroup(),
                        new AttemptId(run.identity().id(), attempt.number()),
                        attempt.worker());
            }
        }
    }

    private WorkflowExecution load(Run run, long epoch, long lastEntry, boolean commandWaiting) {
        WorkflowEventBus bus =
                new WorkflowEventBus(
                        run.identity().id(),
                        ports.clock(),
                        commandWaiting
                                && !run.state().isTerminal()
                                && run.identity().options().held());
        WorkflowExecution execution =
                new WorkflowExecution(
                        run,
                        bus,
                        epoch,
                        lastEntry,
                        commandWaiting,
                        loaded -> Secrets.maskOf(loaded, ports.projectParameters()));
        execution.listeners().addAll(everyRun);
        runs.add(execution);
        coordinator.register(bus);
        return execution;
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

    /// Why a task waits for its task group or its worker; empty if it does not.
    public Optional<String> whyWaiting(long runId, int node) {
        WorkflowExecution execution = runs.find(runId);
        if (execution == null) {
            return Optional.empty();
        }
        TaskAttempt attempt = execution.run().node(node).attempt();
        if (attempt == null) {
            return Optional.empty();
        }
        AttemptId id = new AttemptId(runId, attempt.number());
        ExecutionPlan plan = execution.run().graph().plan();
        String group = plan.taskGroup(node);
        return Optional.ofNullable(group)
                .flatMap(named -> groups.whyWaiting(named, id))
                .or(() -> desk.whyWaiting(plan.task(node).workerGroup(), id));
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

    /// What people ask of runs that have ended.
    public RunCommands commands() {
        return commands;
    }

    /// What people ask of runs that are under way.
    public RunControl control() {
        return new RunControl(ports.store(), runs, groups);
    }

    /// The name under which it owns runs.
    public String owner() {
        return ports.owner();
    }

    /// The loaded runs.
    public ActiveRuns runs() {
        return runs;
    }

    /// Its attempts that wait for their task groups.
    public TaskGroupWaits taskGroups() {
        return groups;
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
