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
import java.util.Optional;
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
    private long counted;

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

    /// Looks at a run: what has happened to it is counted, and where its next event goes.
    ///
    /// @param run the run at the moment that is shown; null for none
    /// @param happened everything that has happened to it up to then
    /// @param following what happened next, if it is known
    /// @param now the instant, in milliseconds since the epoch
    void look(
            @Nullable RunSnapshot run,
            List<JournalEntry> happened,
            Optional<JournalEntry> following,
            long now) {
        boolean changed = count(run == null ? 0 : run.run().identity().id(), happened);
        Place.OfCell before = next;
        next = run == null ? null : next(run, following, now);
        String name = run == null ? "" : run.run().identity().workflow();
        if (changed || !Objects.equals(before, next) || !name.equals(workflow)) {
            workflow = name;
            changed();
        }
    }

    /// Counts on, or anew after a step back or for another run; false if nothing is new.
    private boolean count(long run, List<JournalEntry> happened) {
        boolean anew = run != counted || happened.size() < counts.last();
        if (anew) {
            counted = run;
            counts = new CellCounts();
        }
        List<JournalEntry> fresh = happened.subList((int) counts.last(), happened.size());
        fresh.forEach(counts::add);
        seen.addAll(counts.cells());
        return anew || !fresh.isEmpty();
    }

    private static Place.@Nullable OfCell next(
            RunSnapshot run, Optional<JournalEntry> following, long now) {
        BusNow bus = BusNow.of(run, now);
        return bus.canStep()
                ? cell(run.run(), bus.ready().getFirst().event())
                : following.map(entry -> cell(run.run(), entry.event())).orElse(null);
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

    /// Grows whenever a cell may look different.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
