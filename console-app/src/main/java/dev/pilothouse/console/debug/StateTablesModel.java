package dev.pilothouse.console.debug;

import dev.pilothouse.console.run.BusNow;
import dev.pilothouse.engine.debug.Breakpoint;
import dev.pilothouse.engine.debug.Machine;
import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.StateTable;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The engine's two state tables, live: what each cell does, how often it was hit, where the next
/// event goes, and where breakpoints stand.
///
/// **Thread:** FX.
public final class StateTablesModel {

    private final StateTable tasks;
    private final StateTable workflows;
    private final BreakpointsModel breakpoints;
    private final Set<Place.OfCell> seen = new HashSet<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private CellCounts counts = new CellCounts();
    private Place.@Nullable OfCell next;
    private String workflow = "";

    /// The tables as these rules have them; `at` is any instant in milliseconds since the epoch.
    StateTablesModel(Rules rules, long at, BreakpointsModel breakpoints) {
        tasks = StateTable.ofTasks(rules, at);
        workflows = StateTable.ofWorkflows(rules, at);
        this.breakpoints = breakpoints;
        breakpoints.lines().subscribe(this::changed);
    }

    /// The table of a machine.
    StateTable table(Machine machine) {
        return switch (machine) {
            case TASK -> tasks;
            case WORKFLOW -> workflows;
        };
    }

    /// A cell as it is now.
    CellNow at(Place.OfCell cell) {
        return new CellNow(
                table(cell.machine()).verdict(cell.state(), cell.type()),
                counts.of(cell),
                seen.contains(cell),
                cell.equals(next),
                stop(cell));
    }

    private CellNow.Stop stop(Place.OfCell cell) {
        return breakpoints
                .at(cell, workflow)
                .map(Breakpoint::enabled)
                .map(on -> on ? CellNow.Stop.SET : CellNow.Stop.DISABLED)
                .orElse(CellNow.Stop.NONE);
    }

    /// Sets a breakpoint at a cell, or takes it away.
    void toggle(Place.OfCell cell) {
        breakpoints.toggle(cell);
    }

    /// Goes over to what was counted of a run.
    void show(CellCounts counted) {
        counts = counted;
        seen.addAll(counted.cells());
        changed();
    }

    /// Counts what was handled since; false if events are missing, and all must be counted anew.
    boolean add(List<JournalEntry> handled) {
        for (JournalEntry entry : handled) {
            if (!counts.add(entry)) {
                return false;
            }
        }
        if (!handled.isEmpty()) {
            seen.addAll(counts.cells());
            changed();
        }
        return true;
    }

    /// Looks where the next event of a held bus goes.
    void look(@Nullable RunSnapshot shown, long now) {
        Place.OfCell before = next;
        next = shown == null ? null : next(shown, now);
        String name = shown == null ? "" : shown.run().identity().workflow();
        if (!Objects.equals(before, next) || !name.equals(workflow)) {
            workflow = name;
            changed();
        }
    }

    private static Place.@Nullable OfCell next(RunSnapshot shown, long now) {
        BusNow bus = BusNow.of(shown, now);
        return bus.canStep() ? cell(shown.run(), bus.ready().getFirst().event()) : null;
    }

    private static Place.OfCell cell(Run run, LifecycleEvent event) {
        String state =
                switch (event) {
                    case WorkflowLifecycleEvent _ -> run.state().name();
                    case TaskLifecycleEvent task -> run.node(task.node()).state().name();
                };
        return new Place.OfCell(Machine.of(event), state, event.type());
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /// The cell that the next event of the held bus hits; null if the bus is not held.
    Place.@Nullable OfCell next() {
        return next;
    }

    /// What is counted so far, as a copy.
    CellCounts counts() {
        return counts.copy();
    }

    /// Grows whenever a cell may look different.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
