package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.SerialPlace;
import dev.pilothouse.engine.store.SerialPlace.Standing;

import java.util.function.Consumer;

/// The runs of serial workflows in this master: each begins, waits or stops as the store says that
/// it stands. The store is asked after a run was loaded, and again when one has ended, so a wake-up
/// that comes in between is seen by one or the other (engine-rules 6.10).
///
/// **Thread:** any.
final class SerialRuns {

    private static final String AUTHOR = "engine";

    private final RunStore store;
    private final ActiveRuns runs;

    SerialRuns(RunStore store, ActiveRuns runs) {
        this.store = store;
        this.runs = runs;
    }

    /// A run of a serial workflow was accepted: `load` loads it.
    void accepted(Run run, Consumer<Run> load) {
        SerialPlace place = store.serialPlace(run.identity().id());
        boolean waits = place.standing() != Standing.HEAD && place.standing() != Standing.NONE;
        load.accept(
                waits
                        ? run.with(
                                new Change.RunChanged(
                                        run.status().in(WorkflowState.SERIAL_WAIT, "")))
                        : run);
        loaded(run.identity().id());
        for (WorkflowExecution other : runs.all()) {
            if (other.id() != run.identity().id()
                    && other.run().identity().workflow().equals(run.identity().workflow())) {
                displace(other);
            }
        }
    }

    /// A run was loaded that has not ended: it begins or goes on, waits, or stops.
    void loaded(long runId) {
        WorkflowExecution execution = runs.find(runId);
        if (execution == null) {
            return;
        }
        SerialPlace place = store.serialPlace(runId);
        WorkflowState state = execution.run().state();
        boolean begun = state != WorkflowState.SUBMITTED && state != WorkflowState.SERIAL_WAIT;
        if (begun || place.standing() == Standing.HEAD || place.standing() == Standing.NONE) {
            execution.beginOnce();
        }
        stopAsked(execution, place);
    }

    /// Stops a run if a newer one goes first.
    void displace(WorkflowExecution execution) {
        WorkflowState state = execution.run().state();
        if (!state.isTerminal() && state != WorkflowState.READY_STOP) {
            stopAsked(execution, store.serialPlace(execution.id()));
        }
    }

    /// Lets the run begin whose turn it is; if another master owns it, that one does.
    void wakeNext(String workflow) {
        store.serialHead(workflow)
                .ifPresent(
                        id -> {
                            WorkflowExecution next = runs.find(id);
                            if (next != null) {
                                next.beginOnce();
                            }
                        });
    }

    private static void stopAsked(WorkflowExecution execution, SerialPlace place) {
        String workflow = execution.run().identity().workflow();
        switch (place.standing()) {
            case DISCARDED ->
                    stop(
                            execution,
                            "run %d of workflow '%s' is going on (SERIAL_DISCARD)"
                                    .formatted(place.other(), workflow));
            case DISPLACED ->
                    stop(
                            execution,
                            "the newer run %d of workflow '%s' goes first (SERIAL_PRIORITY)"
                                    .formatted(place.other(), workflow));
            case NONE, HEAD, WAITS -> {}
        }
    }

    private static void stop(WorkflowExecution execution, String reason) {
        execution.bus().publish(new WorkflowLifecycleEvent.Stop(AUTHOR, reason));
    }
}
