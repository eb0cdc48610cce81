package dev.pilothouse.console.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;

/// The bar at the top: the safety level, where we are, and the actions.
final class Toolbar extends HBox {

    private final Label where = new Label();
    private final Label here = new Label();

    Toolbar(Helm helm, Actions actions, List<Action> trailing) {
        getStyleClass().add("workbench-bar");
        Label safety = new Label("LOCAL");
        safety.getStyleClass().add("safety-word");
        safety.setMinWidth(Region.USE_PREF_SIZE);
        where.getStyleClass().add("crumb");
        here.getStyleClass().add("crumb-here");
        here.setId("crumb");
        here.setMinWidth(Region.USE_PREF_SIZE);
        HBox crumbs = new HBox(where, here);
        crumbs.getStyleClass().add("crumbs");
        crumbs.setMinWidth(60);
        getChildren().addAll(safety, crumbs, group(actions.run()), group(actions.debug()));
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, group(trailing));
        helm.locationProperty().subscribe(_ -> name(helm));
        helm.run().snapshotProperty().subscribe(_ -> name(helm));
    }

    private static HBox group(List<Action> actions) {
        HBox group = new HBox();
        group.getStyleClass().add("action-group");
        actions.forEach(action -> group.getChildren().add(new ActionButton(action)));
        group.setMinWidth(Region.USE_PREF_SIZE);
        return group;
    }

    private void name(Helm helm) {
        switch (helm.locationProperty().get()) {
            case Location.Nowhere _ -> show("", "Pilothouse");
            case Location.AtWorkflow(OpenedWorkflow workflow) ->
                    show(workflow.source() + " ▸ ", workflow.name());
            case Location.AtRun(long id) -> show(workflow(helm), "run #" + id);
        }
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
