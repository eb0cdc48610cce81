package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.logic.master.LogicRun;
import dev.pilothouse.engine.statemachine.Run;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A run loaded in this master: its committed state, its bus, and who watches it.
///
/// **Thread:** the run's fire worker changes it; [#run()], [#mask()], [#publish], [#listeners()]
/// and [#finished()] from any.
public final class WorkflowExecution implements LogicRun {

    private final WorkflowEventBus bus;
    private final long epoch;
    private final Function<Run, UnaryOperator<String>> masks;
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Run> finished = new CompletableFuture<>();
    private final Set<TaskReport> reportsInHand = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Run run;
    private volatile UnaryOperator<String> mask;
    private volatile long lastEntry;
    private volatile BusView lastView = BusView.EMPTY;
    private volatile boolean commandWaiting;
    private int failures;
    private @Nullable Turn unwritten;

    /// A run as it was loaded, owned under `epoch`; `masks` hide what is secret in it.
    public WorkflowExecution(
            Run run,
            WorkflowEventBus bus,
            long epoch,
            long lastEntry,
            boolean commandWaiting,
            Function<Run, UnaryOperator<String>> masks) {
        this.run = run;
        this.bus = bus;
        this.epoch = epoch;
        this.lastEntry = lastEntry;
        this.commandWaiting = commandWaiting;
        this.masks = masks;
        this.mask = masks.apply(run);
    }

    /// The run as it was last committed.
    @Override
    public Run run() {
        return run;
    }

    @Override
    public void publish(LifecycleEvent event, long due) {
        bus.publish(event, due);
    }

    /// The run's id.
    public long id() {
        return bus.runId();
    }

    /// The run's bus.
    public WorkflowEventBus bus() {
        return bus;
    }

    /// Those who watch the run.
    public List<RunListener> listeners() {
        return listeners;
    }

    /// What executors have reported and no commit has answered yet.
    Set<TaskReport> reportsInHand() {
        return reportsInHand;
    }

    /// Completes, after the commit, when the run has left the memory; exceptionally if this master
    /// does not own it any more.
    public CompletableFuture<Run> finished() {
        return finished;
    }

    /// The run as it was last committed, with what its bus held then.
    public RunSnapshot snapshot() {
        return new RunSnapshot(run, lastEntry, List.of(), lastView);
    }

    long epoch() {
        return epoch;
    }

    long lastEntry() {
        return lastEntry;
    }

    boolean commandWaiting() {
        return commandWaiting;
    }

    @Override
    public UnaryOperator<String> mask() {
        return mask;
    }

    /// Hides what is secret in the run as a turn leaves it, from now on.
    UnaryOperator<String> maskOf(Run next) {
        UnaryOperator<String> wider = masks.apply(next);
        mask = wider;
        return wider;
    }

    /// How often in a row the run's turn could not be finished.
    int failures() {
        return failures;
    }

    void failed() {
        failures++;
    }

    void resetFailures() {
        failures = 0;
    }

    void committed(Run newRun, long newLastEntry) {
        run = newRun;
        lastEntry = newLastEntry;
        commandWaiting = false;
        failures = 0;
        unwritten = null;
    }

    /// The turn whose commit may or may not have happened; null if there is none.
    @Nullable Turn unwritten() {
        return unwritten;
    }

    void unwritten(Turn turn) {
        unwritten = turn;
    }

    /// Publishes the run's first START, once, whoever sees first that it may begin.
    void beginOnce() {
        if (begun.compareAndSet(false, true)) {
            bus.publish(new WorkflowLifecycleEvent.Start());
        }
    }

    void viewed(BusView view) {
        lastView = view;
    }
}
