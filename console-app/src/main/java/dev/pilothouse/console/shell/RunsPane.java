package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.RunLine;
import dev.pilothouse.console.run.RunsView;

import javafx.collections.ListChangeListener;
import javafx.scene.layout.StackPane;

/// The runs: choosing one shows it, and the one that is shown is chosen.
final class RunsPane extends StackPane {

    private final Helm helm;
    private final RunsView runs;
    private boolean following;

    RunsPane(Helm helm) {
        this.helm = helm;
        runs = new RunsView(helm.runs(), helm.words());
        getStyleClass().add("side");
        getChildren().add(runs);
        runs.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, line) -> {
                            if (line != null && !following) {
                                helm.open(line.id());
                            }
                        });
        helm.locationProperty().subscribe(_ -> follow());
        helm.runs().lines().addListener((ListChangeListener<RunLine>) _ -> follow());
    }

    private void follow() {
        following = true;
        try {
            switch (helm.locationProperty().get()) {
                case Location.AtRun(long id) -> select(id);
                case Location.AtWorkflow _, Location.AtRecording _, Location.Nowhere _ ->
                        runs.getSelectionModel().clearSelection();
            }
        } finally {
            following = false;
        }
    }

    private void select(long id) {
        for (RunLine line : runs.getItems()) {
            if (line.id() == id) {
                runs.getSelectionModel().select(line);
                return;
            }
        }
        runs.getSelectionModel().clearSelection();
    }
}
