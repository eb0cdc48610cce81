package dev.pilothouse.console.debug;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.bridge.Pulse;
import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.debug.Debugger;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.statemachine.Rules;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The debugger beside one window: its breakpoints, its state tables for the run that is shown, and
/// what it had to say.
///
/// **Thread:** FX; what reads the store is an errand.
public final class DebugRoom implements AutoCloseable {

    private final MasterEngine engine;
    private final EngineClock clock;
    private final Errands errands;
    private final Pulse pulse;
    private final BreakpointsModel breakpoints;
    private final StateTablesModel tables;
    private final Jottings jottings = new Jottings();
    private final ObservableList<Jotting> said = FXCollections.observableArrayList();
    private final Runnable endOfNotes;
    private long shown;
    private long newest;
    private boolean counting;

    /// The debugger of an engine.
    public DebugRoom(MasterEngine engine, EngineClock clock, Errands errands, Pulse pulse) {
        this.engine = engine;
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

    /// Turns to a run: its events are counted from the first one on.
    public void open(long runId) {
        shown = runId;
        newest = 0;
        tables.show(new CellCounts());
        count();
    }

    /// Turns to no run.
    public void leave() {
        shown = 0;
        tables.show(new CellCounts());
    }

    /// Counts on from what is counted, in the journal.
    private void count() {
        if (counting) {
            return;
        }
        counting = true;
        long runId = shown;
        CellCounts counts = tables.counts();
        errands.ask(
                "count the events of run #" + runId,
                () -> {
                    engine.journal(runId, counts.last() + 1, counts::add);
                    return counts;
                },
                counted -> counted(runId, counted));
    }

    private void counted(long runId, CellCounts counts) {
        counting = false;
        if (runId == shown) {
            tables.show(counts);
        }
        if (shown > 0 && (runId != shown || newest > counts.last())) {
            count();
        }
    }

    /// Takes what happened to any run; what is not shown is left out.
    public void accept(RunNews news) {
        if (news.runId() == shown) {
            newest = Math.max(newest, news.latest().lastEntry());
            if (!counting && !tables.add(news.handled())) {
                count();
            }
        }
    }

    /// Time has passed, or another instant of the run is shown.
    public void look(@Nullable RunSnapshot run) {
        breakpoints.refresh();
        tables.look(run, clock.millis());
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
