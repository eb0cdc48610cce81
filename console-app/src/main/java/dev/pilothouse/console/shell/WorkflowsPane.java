package dev.pilothouse.console.shell;

import javafx.scene.layout.StackPane;

/// The workflows that were opened: choosing one shows it, and the one that is shown is chosen.
final class WorkflowsPane extends StackPane {

    private final WorkflowsView workflows;
    private boolean following;

    WorkflowsPane(Helm helm) {
        workflows = new WorkflowsView(helm.shelf(), helm.words());
        getStyleClass().add("side");
        getChildren().add(workflows);
        workflows
                .getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, one) -> {
                            if (one != null && !following) {
                                helm.open(one);
                            }
                        });
        helm.locationProperty().subscribe(this::follow);
    }

    private void follow(Location location) {
        following = true;
        try {
            switch (location) {
                case Location.AtWorkflow(OpenedWorkflow workflow) ->
                        workflows.getSelectionModel().select(workflow);
                case Location.AtRun _,
                        Location.AtRecording _,
                        Location.AtBranch _,
                        Location.Nowhere _ ->
                        workflows.getSelectionModel().clearSelection();
            }
        } finally {
            following = false;
        }
    }
}
