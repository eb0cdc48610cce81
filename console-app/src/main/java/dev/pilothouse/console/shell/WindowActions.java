package dev.pilothouse.console.shell;

import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.shell.dock.View;
import dev.pilothouse.console.shell.keys.KeyMap;
import dev.pilothouse.console.shell.state.Looks.ThemeChoice;
import dev.pilothouse.console.shell.state.Quiet;
import dev.pilothouse.console.shell.state.WindowState;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.graphview.GraphView;

import java.util.Locale;

/// Every action of the window.
///
/// **Thread:** FX.
final class WindowActions {

    private static final double SMALLEST = 1;
    private static final double LARGEST = 2;
    private static final double ZOOM_STEP = 0.25;
    private static final int EVENING = 20;
    private static final int MORNING = 8;

    private final Helm helm;
    private final Desk desk;
    private final Workbench bench;
    private final Words words;
    private final Actions actions;

    WindowActions(Helm helm, Desk desk, Workbench bench) {
        this.helm = helm;
        this.desk = desk;
        this.bench = bench;
        words = helm.words();
        actions = new Actions(words, keys(desk.memory().now().keys()));
    }

    /// The key map that a person has chosen, with what is different in it.
    private static KeyMap keys(WindowState.Keys chosen) {
        return KeyMap.of(KeyMap.Preset.named(chosen.preset())).with(chosen.own());
    }

    Actions actions() {
        addRun();
        new DebugActions(helm, desk).addTo(actions);
        new TimeActions(helm, bench.rooms()).addTo(actions);
        new BranchActions(helm).addTo(actions);
        var saveAs = desk.saveAs();
        if (saveAs != null) {
            new ScenarioActions(helm, saveAs).addTo(actions);
        }
        Runnable open = desk.openFiles();
        if (open != null) {
            actions.add("file.open", "fth-folder", open);
        }
        actions.add("palette.open", "fth-command", () -> bench.palette().toggle());
        actions.add("keys.show", "fth-help-circle", bench::toggleKeys);
        addViews();
        addGraph();
        addLooks();
        addKeyMaps();
        addNotices();
        return actions;
    }

    private void addRun() {
        verb(Verb.RUN, "run.start", "fth-play");
        verb(Verb.PAUSE, "run.pause", "fth-pause");
        verb(Verb.STOP, "run.stop", "fth-square");
        actions.add(
                "run.watch",
                "fth-eye",
                () -> helm.shownRun().isPresent() ? "" : words.get("refusal.choose-run"),
                () -> helm.shownRun().map(helm.notices()::isWatched).orElse(false),
                () -> helm.shownRun().ifPresent(helm.notices()::toggleWatch));
    }

    private void verb(Verb verb, String id, String icon) {
        actions.add(id, icon, () -> helm.refusal(verb), () -> false, () -> helm.ask(verb));
    }

    private void addViews() {
        for (View view : bench.rooms().views().all()) {
            String id = "view." + view.id();
            String text = words.get("action.view", words.get(view.titleKey()));
            actions.add(
                    id,
                    text,
                    view.icon(),
                    () -> "",
                    () -> false,
                    () -> bench.dock().open(view.id()));
        }
        for (Perspective each : Perspective.values()) {
            actions.add(
                    "perspective." + each.id(),
                    "fth-layout",
                    () -> bench.perspective() == each,
                    () -> bench.choose(each));
        }
        actions.add("perspective.reset", "fth-rotate-ccw", bench::reset);
    }

    private void addGraph() {
        GraphView graph = bench.rooms().graph();
        actions.add("graph.fit", "fth-maximize", graph::fit);
        actions.add("graph.fill", "fth-maximize-2", graph::fill);
        actions.add("graph.life", "fth-crosshair", () -> graph.zoomProperty().set(1));
        actions.add("graph.nearer", "fth-zoom-in", graph::zoomIn);
        actions.add("graph.farther", "fth-zoom-out", graph::zoomOut);
    }

    private void addLooks() {
        actions.add("look.theme", "fth-sun", () -> theme(desk.appearance().next()));
        for (ThemeChoice each : ThemeChoice.values()) {
            actions.add(
                    "look." + each.name().toLowerCase(Locale.ROOT),
                    "fth-sun",
                    () -> desk.memory().now().looks().theme() == each,
                    () -> theme(each));
        }
        actions.add("look.larger", "fth-plus-circle", () -> zoomBy(ZOOM_STEP));
        actions.add("look.smaller", "fth-minus-circle", () -> zoomBy(-ZOOM_STEP));
        actions.add("look.calm", "fth-wind", desk.appearance().calmProperty()::get, this::calm);
        actions.add("look.language", "fth-globe", () -> desk.speak().accept(nextLanguage()));
    }

    private Language nextLanguage() {
        return words.language().next();
    }

    private void theme(ThemeChoice choice) {
        desk.appearance().choose(choice);
        desk.memory().change(state -> state.looking(state.looks().themed(choice)));
    }

    private void calm() {
        boolean calm = !desk.appearance().calmProperty().get();
        desk.appearance().calmProperty().set(calm);
        desk.memory().change(state -> state.looking(state.looks().calmed(calm)));
    }

    private void zoomBy(double step) {
        bench.zoom(Math.clamp(desk.memory().now().looks().zoom() + step, SMALLEST, LARGEST));
    }

    private void addKeyMaps() {
        for (KeyMap.Preset each : KeyMap.Preset.values()) {
            actions.add(
                    "keys." + each.id(),
                    "fth-type",
                    () -> desk.memory().now().keys().preset().equals(each.id()),
                    () -> keyMap(each));
        }
    }

    /// Other keys are other actions: the workbench is built anew.
    private void keyMap(KeyMap.Preset chosen) {
        desk.memory()
                .change(
                        state ->
                                state.keyed(new WindowState.Keys(chosen.id(), state.keys().own())));
        desk.speak().accept(words.language());
    }

    private void addNotices() {
        actions.add(
                "notices.off",
                "fth-bell-off",
                () -> quiet().off(),
                () -> quieten(new Quiet(!quiet().off(), quiet().from(), quiet().to())));
        actions.add(
                "notices.night",
                "fth-moon",
                () -> quiet().from() != quiet().to(),
                () -> {
                    boolean loud = quiet().from() == quiet().to();
                    quieten(new Quiet(quiet().off(), loud ? EVENING : 0, loud ? MORNING : 0));
                });
    }

    private Quiet quiet() {
        return desk.memory().now().quiet();
    }

    private void quieten(Quiet quiet) {
        desk.memory().change(state -> state.quietened(quiet));
    }
}
