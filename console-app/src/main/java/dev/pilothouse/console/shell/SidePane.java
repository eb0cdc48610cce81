package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.RunLine;
import dev.pilothouse.console.run.RunsView;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The left side: the runs and the workflows; choosing one shows it, and what is shown is chosen.
final class SidePane extends VBox {

    private final Helm helm;
    private final RunsView runs;
    private final WorkflowsView workflows;
    private boolean following;

    SidePane(Helm helm) {
        this.helm = helm;
        getStyleClass().add("side");
        runs = new RunsView(helm.runs());
        workflows = new WorkflowsView(helm.shelf());
        setVgrow(runs, Priority.ALWAYS);
        getChildren().addAll(heading("RUNS"), runs, heading("WORKFLOWS"), workflows);
        runs.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, line) -> chosen(line == null ? null : () -> helm.open(line.id())));
        workflows
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, one) -> chosen(one == null ? null : () -> helm.open(one)));
        helm.locationProperty().subscribe(_ -> follow());
        helm.runs().lines().addListener((ListChangeListener<RunLine>) _ -> follow());
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("heading");
        return heading;
    }

    private void chosen(@Nullable Runnable opening) {
        if (!following && opening != null) {
            opening.run();
        }
    }

    private void follow() {
        following = true;
        try {
            switch (helm.locationProperty().get()) {
                case Location.Nowhere _ -> clear();
                case Location.AtWorkflow(OpenedWorkflow workflow) -> {
                    runs.getSelectionModel().clearSelection();
                    workflows.getSelectionModel().select(workflow);
                }
                case Location.AtRun(long id) -> select(id);
            }
        } finally {
            following = false;
        }
    }

    private void clear() {
        runs.getSelectionModel().clearSelection();
        workflows.getSelectionModel().clearSelection();
    }

    private void select(long id) {
        workflows.getSelectionModel().clearSelection();
        for (RunLine line : runs.getItems()) {
            if (line.id() == id) {
                runs.getSelectionModel().select(line);
                return;
            }
        }
        runs.getSelectionModel().clearSelection();
    }
}
