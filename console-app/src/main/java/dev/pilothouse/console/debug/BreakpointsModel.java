package dev.pilothouse.console.debug;

import dev.pilothouse.engine.debug.Breakpoint;
import dev.pilothouse.engine.debug.Breakpoints;
import dev.pilothouse.engine.debug.Place;
import dev.pilothouse.engine.logic.expression.ExpressionException;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The breakpoints that a person has set: the engine has them, this shows and changes them.
///
/// **Thread:** FX.
public final class BreakpointsModel {

    private final Breakpoints engine;
    private final ObservableList<BreakpointLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private Consumer<List<Breakpoint>> keeper = _ -> {};

    /// Those that an engine has.
    public BreakpointsModel(Breakpoints engine) {
        this.engine = engine;
        refresh();
    }

    /// Has somebody keep the breakpoints whenever they are other ones.
    public void setKeeper(Consumer<List<Breakpoint>> newKeeper) {
        keeper = newKeeper;
    }

    /// Has somebody told whenever something is set, changed or taken away.
    public void onChange(Runnable listener) {
        lines.subscribe(listener);
    }

    /// Counts the hits anew.
    public void refresh() {
        List<BreakpointLine> now =
                engine.all().stream()
                        .map(one -> new BreakpointLine(one, engine.hits(one.id())))
                        .toList();
        if (!now.equals(lines)) {
            lines.setAll(now);
        }
        muted.set(engine.isMuted());
    }

    /// What is set, in the order in which it was.
    ObservableList<BreakpointLine> lines() {
        return lines;
    }

    /// How many are set.
    public int count() {
        return lines.size();
    }

    /// What is set at a place for a workflow: for it alone, or for all.
    public Optional<Breakpoint> at(Place place, String workflow) {
        return lines.stream()
                .map(BreakpointLine::breakpoint)
                .filter(one -> one.place().equals(place))
                .filter(one -> one.workflow().isEmpty() || one.workflow().equals(workflow))
                .findFirst();
    }

    /// The tasks of a workflow that have one.
    public Set<String> tasks(String workflow) {
        return lines.stream()
                .map(BreakpointLine::breakpoint)
                .filter(one -> one.workflow().isEmpty() || one.workflow().equals(workflow))
                .filter(Breakpoint::enabled)
                .map(Breakpoint::place)
                .filter(Place.OfTask.class::isInstance)
                .map(place -> ((Place.OfTask) place).task())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Sets one at a task of a workflow, or takes it away.
    public void toggleTask(String task, String workflow) {
        toggle(new Place.OfTask(task), workflow);
    }

    /// Sets one at a place for every workflow, or takes it away.
    public void toggle(Place place) {
        toggle(place, "");
    }

    private void toggle(Place place, String workflow) {
        Optional<Breakpoint> known = at(place, workflow);
        if (known.isPresent()) {
            remove(known.get().id());
        } else {
            engine.set(Breakpoint.at(freeId(), place).in(workflow));
            changed();
        }
    }

    private String freeId() {
        Set<String> taken = engine.all().stream().map(Breakpoint::id).collect(Collectors.toSet());
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(Integer::toString)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /// Sets a breakpoint in place of the one of its name.
    ///
    /// @return what is wrong with its condition; empty if it was set
    String set(Breakpoint breakpoint) {
        try {
            engine.set(breakpoint);
        } catch (ExpressionException e) {
            return String.valueOf(e.getMessage());
        }
        changed();
        return "";
    }

    /// Takes one away.
    void remove(String id) {
        engine.remove(id);
        changed();
    }

    /// Sets all these beside what is set; what stands at a place already is left as it is.
    ///
    /// @return how many were set
    public int add(List<Breakpoint> others) {
        int added = 0;
        for (Breakpoint one : others) {
            boolean known =
                    engine.all().stream()
                            .anyMatch(
                                    set ->
                                            set.place().equals(one.place())
                                                    && set.workflow().equals(one.workflow()));
            if (!known) {
                engine.set(one.named(freeId()));
                added++;
            }
        }
        changed();
        return added;
    }

    /// Sets all these and no other.
    ///
    /// **Failure:** [ExpressionException] if a condition cannot be read; nothing is changed then.
    public void replace(List<Breakpoint> breakpoints) {
        engine.replace(breakpoints);
        changed();
    }

    /// All of them.
    public List<Breakpoint> all() {
        return engine.all();
    }

    /// Has none of them do anything, or all again.
    public void toggleMute() {
        engine.mute(!engine.isMuted());
        refresh();
    }

    private void changed() {
        refresh();
        keeper.accept(engine.all());
    }

    /// True if none of them does anything.
    public ReadOnlyBooleanProperty mutedProperty() {
        return muted.getReadOnlyProperty();
    }
}
