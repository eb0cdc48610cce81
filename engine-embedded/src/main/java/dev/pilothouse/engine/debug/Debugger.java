package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.execution.EventGuard;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Stops runs before events: at breakpoints, and where somebody wanted to get.
///
/// **Thread:** any; the fire workers ask it before every event.
public final class Debugger implements EventGuard {

    private static final Logger LOG = LoggerFactory.getLogger(Debugger.class);

    private final Rules rules;
    private final Breakpoints breakpoints = new Breakpoints();
    private final Map<Long, Target> targets = new ConcurrentHashMap<>();
    private final List<Consumer<Note>> listeners = new CopyOnWriteArrayList<>();

    /// Something that the debugger has to say.
    ///
    /// @param run the run's id
    /// @param breakpoint whose note it is; empty for what became of a target
    /// @param text the text
    public record Note(long run, String breakpoint, String text) {}

    /// A debugger of runs that these rules decide.
    public Debugger(Rules rules) {
        this.rules = rules;
    }

    /// The breakpoints.
    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /// Has a run stop once it gets there; whoever asks lets it go afterwards.
    public void stopAt(long run, Target target) {
        targets.put(run, target);
    }

    /// Tells `listener` of every note; the answer ends it.
    public Runnable onNote(Consumer<Note> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public String stopsBefore(QueuedEvent event, Run run, long entry, long at) {
        Moment moment = new Moment(run, event, entry, at, rules);
        long id = run.identity().id();
        String why = "";
        for (Armed armed : breakpoints.at(moment)) {
            Armed.Hit hit = armed.hit(moment);
            if (hit != null && !hit.stops()) {
                tell(new Note(id, hit.breakpoint(), hit.text()));
            } else if (hit != null && why.isEmpty()) {
                why = hit.text();
            }
        }
        Target target = targets.get(id);
        if (target != null && (!why.isEmpty() || Arrival.isAt(target, moment))) {
            targets.remove(id, target);
            return why.isEmpty() ? "reached " + target.words() : why;
        }
        if (target != null && run.state().isTerminal() && targets.remove(id, target)) {
            tell(
                    new Note(
                            id,
                            "",
                            "%s was not reached: the run has ended %s"
                                    .formatted(target.words(), run.state())));
        }
        return why;
    }

    private void tell(Note note) {
        for (Consumer<Note> listener : listeners) {
            try {
                listener.accept(note);
            } catch (RuntimeException e) {
                LOG.error("Expected a listener of the debugger to return, but it threw", e);
            }
        }
    }
}
