package dev.pilothouse.console.debug;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.bridge.Pulse;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.debug.Debugger;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.statemachine.Rules;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The debugger beside one window: its breakpoints, its state tables for the run that is shown, and
/// what it had to say.
///
/// **Thread:** FX.
public final class DebugRoom implements AutoCloseable {

    private final EngineClock clock;
    private final Errands errands;
    private final Pulse pulse;
    private final BreakpointsModel breakpoints;
    private final StateTablesModel tables;
    private final Jottings jottings = new Jottings();
    private final ObservableList<Jotting> said = FXCollections.observableArrayList();
    private final Runnable endOfNotes;

    /// The debugger of an engine.
    public DebugRoom(MasterEngine engine, EngineClock clock, Errands errands, Pulse pulse) {
        this.clock = clock;
        this.errands = errands;
        this.pulse = pulse;
        breakpoints = new BreakpointsModel(engine.debugger().breakpoints());
        tables = new StateTablesModel(Rules.tables(), clock.millis(), breakpoints);
        endOfNotes = engine.debugger().onNote(this::jot);
    }

    private void jot(Debugger.Note note) {
        String text =
                note.breakpoint().isEmpty() ? note.text() : note.breakpoint() + ": " + note.text();
        jottings.add(new Jotting(clock.millis(), note.run(), text));
        pulse.post(jottings, this::hear);
    }

    private void hear() {
        List<Jotting> fresh = jottings.taken();
        said.addAll(fresh);
        if (said.size() > Jottings.MOST) {
            said.remove(0, said.size() - Jottings.MOST);
        }
    }

    // --- the run that is shown ---

    /// Time has passed, or another moment of a run is shown.
    ///
    /// @param run the run at that moment; null for none
    /// @param happened everything that has happened to it up to then
    /// @param following what happened next, if it is known
    public void look(
            @Nullable RunSnapshot run,
            List<JournalEntry> happened,
            Optional<JournalEntry> following) {
        breakpoints.refresh();
        tables.look(run, happened, following, clock.millis());
    }

    // --- what is kept ---

    /// Sets the breakpoints that a file says and has them kept there. A file that cannot be used is
    /// put aside.
    public void restore(BreakpointFile file) {
        errands.ask("read the breakpoints", file::readOrPutAside, breakpoints::replace);
        keepIn(file);
    }

    /// Has breakpoints kept in a file whenever they are other ones.
    public void keepIn(BreakpointFile file) {
        breakpoints.setKeeper(
                all -> errands.ask("keep the breakpoints", () -> file.keep(all), _ -> {}));
    }

    // --- what there is ---

    /// The breakpoints.
    public BreakpointsModel breakpoints() {
        return breakpoints;
    }

    /// The state tables.
    public StateTablesModel tables() {
        return tables;
    }

    /// What the debugger had to say, oldest first.
    public ObservableList<Jotting> said() {
        return said;
    }

    @Override
    public void close() {
        endOfNotes.run();
    }
}
