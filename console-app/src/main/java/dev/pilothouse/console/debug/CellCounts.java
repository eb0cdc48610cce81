package dev.pilothouse.console.debug;

import dev.pilothouse.engine.debug.Machine;
import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How often each cell of the state tables was hit in one run, from its first event on.
///
/// **Thread:** one at a time.
final class CellCounts {

    private final Map<Place.OfCell, Integer> hits = new HashMap<>();
    private final Map<Integer, TaskState> tasks = new HashMap<>();
    private WorkflowState run = WorkflowState.SUBMITTED;
    private long last;

    /// Counts an event; those that were counted already are left out. False if events are missing
    /// before it.
    boolean add(JournalEntry entry) {
        if (entry.number() > last + 1) {
            return false;
        }
        if (entry.number() == last + 1) {
            hits.merge(cell(entry.event()), 1, Integer::sum);
            entry.changes().forEach(this::apply);
            last = entry.number();
        }
        return true;
    }

    private Place.OfCell cell(LifecycleEvent event) {
        String state =
                switch (event) {
                    case WorkflowLifecycleEvent _ -> run.name();
                    case TaskLifecycleEvent task ->
                            tasks.getOrDefault(task.node(), TaskState.NOT_RUN).name();
                };
        return new Place.OfCell(Machine.of(event), state, event.type());
    }

    private void apply(Change change) {
        switch (change) {
            case Change.RunChanged(var status) -> run = status.state();
            case Change.TaskChanged changed -> tasks.put(changed.node(), changed.state());
        }
    }

    /// How often a cell was hit.
    int of(Place.OfCell cell) {
        return hits.getOrDefault(cell, 0);
    }

    /// The cells that were hit.
    Set<Place.OfCell> cells() {
        return hits.keySet();
    }

    /// The number of the last event that was counted.
    long last() {
        return last;
    }
}
