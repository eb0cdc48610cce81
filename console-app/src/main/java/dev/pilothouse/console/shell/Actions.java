package dev.pilothouse.console.shell;

import java.util.ArrayList;
import java.util.List;

/// Every action of the window.
///
/// @param run the workflow as a whole: run, pause, stop
/// @param debug the bus: hold, step, resume
public record Actions(List<Action> run, List<Action> debug) {

    public Actions {
        run = List.copyOf(run);
        debug = List.copyOf(debug);
    }

    /// The actions that a helm offers.
    public static Actions of(Helm helm) {
        return new Actions(
                List.of(
                        action(helm, Verb.RUN, "run.start", "Run", "fth-play", "Shift+F10"),
                        action(helm, Verb.PAUSE, "run.pause", "Pause", "fth-pause", ""),
                        action(helm, Verb.STOP, "run.stop", "Stop", "fth-square", "")),
                List.of(
                        new Action(
                                "bus.hold",
                                "Hold bus",
                                "fth-anchor",
                                "F6",
                                () -> helm.refusal(Verb.HOLD),
                                helm::isHeld,
                                () -> helm.ask(Verb.HOLD)),
                        action(helm, Verb.STEP, "bus.step", "Step event", "fth-skip-forward", "F7"),
                        action(
                                helm,
                                Verb.RESUME,
                                "bus.resume",
                                "Resume",
                                "fth-fast-forward",
                                "F9")));
    }

    /// All of them.
    public List<Action> all() {
        List<Action> all = new ArrayList<>(run);
        all.addAll(debug);
        return all;
    }

    /// Looks again which of them can be done.
    public void refresh() {
        all().forEach(Action::refresh);
    }

    private static Action action(
            Helm helm, Verb verb, String id, String text, String icon, String key) {
        return new Action(
                id, text, icon, key, () -> helm.refusal(verb), () -> false, () -> helm.ask(verb));
    }
}
