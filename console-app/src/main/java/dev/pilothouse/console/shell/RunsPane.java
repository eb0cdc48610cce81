package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.RunLine;
import dev.pilothouse.console.run.RunsView;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// The runs: choosing one shows it, and the one that is shown is chosen.
final class RunsPane extends BorderPane {

    private final Helm helm;
    private final RunsView runs;
    private boolean following;

    RunsPane(Helm helm) {
        this.helm = helm;
        runs = new RunsView(helm.runs(), helm.words());
        getStyleClass().add("side");
        setCenter(runs);
        setTop(search(helm));
        runs.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, line) -> {
                            if (line != null && !following) {
                                helm.open(line.id());
                            }
                        });
        helm.locationProperty().subscribe(_ -> follow());
        helm.runs().shown().addListener((ListChangeListener<RunLine>) _ -> follow());
    }

    private static VBox search(Helm helm) {
        TextField field = new TextField();
        field.setId("runs-search");
        field.setPromptText(helm.words().get("search.prompt"));
        field.setAccessibleText(helm.words().get("search.name"));
        field.textProperty().subscribe(helm.finder()::find);
        Label trouble = new Label();
        trouble.setId("runs-search-trouble");
        trouble.getStyleClass().add("trouble");
        trouble.setWrapText(true);
        trouble.textProperty().bind(helm.finder().troubleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        VBox search = new VBox(field, trouble);
        search.getStyleClass().add("runs-search");
        return search;
    }

    private void follow() {
        following = true;
        try {
            switch (helm.locationProperty().get()) {
                case Location.AtRun(long id) -> select(id);
                case Location.AtBranch(Location.AtRun(long id), int _) -> select(id);
                case Location.AtBranch _,
                        Location.AtWorkflow _,
                        Location.AtRecording _,
                        Location.Nowhere _ ->
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
