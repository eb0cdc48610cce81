package dev.pilothouse.console.shell;

import dev.pilothouse.console.debug.BreakpointsModel;
import dev.pilothouse.console.debug.DebugRoom;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.debug.Target;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// What can be done with a held bus and with breakpoints.
///
/// **Thread:** FX.
final class DebugActions {

    private final Helm helm;
    private final Desk desk;
    private final Words words;
    private final BreakpointsModel breakpoints;

    DebugActions(Helm helm, Desk desk) {
        this.helm = helm;
        this.desk = desk;
        words = helm.words();
        breakpoints = helm.debug().breakpoints();
    }

    void addTo(Actions actions) {
        actions.add(
                "run.start-held",
                "fth-play-circle",
                () -> helm.refusal(Verb.RUN),
                () -> false,
                () -> helm.startable().ifPresent(workflow -> helm.start(workflow, true)));
        actions.add(
                "bus.hold",
                "fth-anchor",
                () -> helm.refusal(Verb.HOLD),
                helm::isHeld,
                () -> helm.ask(Verb.HOLD));
        verb(actions, Verb.STEP, "bus.step", "fth-skip-forward");
        verb(actions, Verb.OVER, "bus.over", "fth-corner-right-down");
        verb(actions, Verb.OUT, "bus.out", "fth-corner-left-up");
        verb(actions, Verb.RESUME, "bus.resume", "fth-fast-forward");
        actions.add("bus.cursor", "fth-log-in", this::noCursor, () -> false, this::runToCursor);
        actions.add(
                "breakpoints.toggle", "fth-circle", this::noTask, this::isStop, this::toggleStop);
        actions.add(
                "breakpoints.mute",
                "fth-slash",
                () -> breakpoints.mutedProperty().get(),
                breakpoints::toggleMute);
        BreakpointExchange exchange = desk.exchange();
        if (exchange != null) {
            actions.add(
                    "breakpoints.import",
                    "fth-download",
                    () -> exchange.takeOver(breakpoints, helm::tell));
            actions.add(
                    "breakpoints.export",
                    "fth-upload",
                    () -> breakpoints.count() > 0 ? "" : words.get("refusal.no-breakpoints"),
                    () -> false,
                    () -> exchange.give(breakpoints, helm::tell));
        }
    }

    private void verb(Actions actions, Verb verb, String id, String icon) {
        actions.add(id, icon, () -> helm.refusal(verb), () -> false, () -> helm.ask(verb));
    }

    // --- the selected task ---

    private @Nullable String task() {
        return helm.run().selectedTaskProperty().get();
    }

    private String noTask() {
        return task() == null || helm.startable().isEmpty() ? words.get("refusal.choose-task") : "";
    }

    private String noCursor() {
        String refusal = helm.refusal(Verb.RESUME);
        return refusal.isEmpty() ? noTask() : refusal;
    }

    private void runToCursor() {
        String refusal = noCursor();
        helm.tell(refusal);
        if (refusal.isEmpty()) {
            helm.runTo().target(new Target.AtTask(Objects.requireNonNull(task())));
        }
    }

    private boolean isStop() {
        String task = task();
        return task != null
                && helm.startable()
                        .map(workflow -> breakpoints.tasks(workflow.name()).contains(task))
                        .orElse(false);
    }

    private void toggleStop() {
        String refusal = noTask();
        helm.tell(refusal);
        if (refusal.isEmpty()) {
            toggleStop(helm, Objects.requireNonNull(task()));
        }
    }

    /// Sets a breakpoint at a task of the workflow that is shown, or takes it away.
    static void toggleStop(Helm helm, String task) {
        DebugRoom debug = helm.debug();
        helm.startable()
                .ifPresent(workflow -> debug.breakpoints().toggleTask(task, workflow.name()));
    }
}
