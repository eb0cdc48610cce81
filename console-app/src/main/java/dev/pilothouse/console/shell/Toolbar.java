package dev.pilothouse.console.shell;

import dev.pilothouse.console.shell.action.ActionButton;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.words.Words;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The bar at the top: the safety level, where we are, what can be done to it, the perspectives and
/// the palette.
final class Toolbar extends HBox {

    private static final List<String> RUN = List.of("run.start", "run.pause", "run.stop");
    private static final List<String> DEBUG =
            List.of("bus.hold", "bus.step", "bus.over", "bus.resume");

    private static final double NARROW = 1_180;

    private final Words words;
    private final List<ActionButton> buttons = new ArrayList<>();
    private final Label where = new Label();
    private final Label here = new Label();
    private final Label why = new Label();

    Toolbar(Helm helm, Actions actions) {
        words = helm.words();
        getStyleClass().add("workbench-bar");
        Label safety = new Label(words.get("safety.local"));
        safety.getStyleClass().add("safety-word");
        safety.setMinWidth(Region.USE_PREF_SIZE);
        where.getStyleClass().add("crumb");
        where.setMinWidth(0);
        here.getStyleClass().add("crumb-here");
        here.setId("crumb");
        here.setMinWidth(Region.USE_PREF_SIZE);
        HBox crumbs = new HBox(where, here);
        crumbs.getStyleClass().add("crumbs");
        crumbs.setMinWidth(60);
        why.setId("held-why");
        why.getStyleClass().add("held-why");
        why.setMinWidth(0);
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        HBox perspectives =
                group(Arrays.stream(Perspective.values()).map(each -> choice(actions, each)));
        perspectives.getStyleClass().add("choices");
        getChildren()
                .addAll(
                        safety,
                        crumbs,
                        group(RUN.stream().map(id -> full(actions, id))),
                        group(DEBUG.stream().map(id -> full(actions, id))),
                        why,
                        gap,
                        perspectives,
                        group(
                                Stream.of("palette.open", "look.theme")
                                        .map(id -> ActionButton.small(actions.get(id)))));
        setMinWidth(0);
        widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(this::setTerse);
        helm.locationProperty().subscribe(_ -> name(helm));
        helm.run().snapshotProperty().subscribe(_ -> name(helm));
        helm.run()
                .snapshotProperty()
                .subscribe(run -> why.setText(run == null ? "" : run.bus().why()));
    }

    private ActionButton full(Actions actions, String id) {
        ActionButton button = ActionButton.full(actions.get(id));
        buttons.add(button);
        return button;
    }

    private void setTerse(boolean terse) {
        buttons.forEach(button -> button.setTerse(terse));
    }

    private ActionButton choice(Actions actions, Perspective each) {
        return ActionButton.choice(
                actions.get("perspective." + each.id()), words.get("perspective." + each.id()));
    }

    private static HBox group(Stream<? extends Node> buttons) {
        HBox group = new HBox();
        group.getStyleClass().add("action-group");
        buttons.forEach(group.getChildren()::add);
        group.setMinWidth(Region.USE_PREF_SIZE);
        return group;
    }

    private void name(Helm helm) {
        switch (helm.locationProperty().get()) {
            case Location.Nowhere _ -> show("", "Pilothouse");
            case Location.AtWorkflow(OpenedWorkflow workflow) ->
                    show(workflow.source() + " ▸ ", workflow.name());
            case Location.AtRecording(Recording recording) ->
                    show(
                            recording.file() + " ▸ " + workflow(helm),
                            words.get("crumb.recorded", recording.record().identity().id()));
            case Location.AtRun(long id) -> show(workflow(helm), words.get("crumb.run", id));
            case Location.AtBranch(Location _, int branch) ->
                    show(
                            workflow(helm) + words.get("crumb.run", run(helm)) + " ▸ ",
                            words.get("crumb.branch", branch));
        }
    }

    private static long run(Helm helm) {
        var shown = helm.run().snapshotProperty().get();
        return shown == null ? 0 : shown.run().identity().id();
    }

    private static String workflow(Helm helm) {
        var shown = helm.run().snapshotProperty().get();
        return shown == null ? "" : shown.run().identity().workflow() + " ▸ ";
    }

    private void show(String path, String last) {
        where.setText(path);
        here.setText(last);
    }
}
