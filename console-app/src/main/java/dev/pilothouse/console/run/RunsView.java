package dev.pilothouse.console.run;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The list of runs, newest first: state, name, and how far each has come.
///
/// **Thread:** FX.
public final class RunsView extends ListView<RunLine> {

    /// A view of a list of runs.
    public RunsView(RunsModel model) {
        super(model.lines());
        setId("runs");
        getStyleClass().add("runs");
        setAccessibleText("Runs, newest first");
        setPlaceholder(new Label("No run yet"));
        setCellFactory(_ -> new Cell());
    }

    private static final class Cell extends ListCell<RunLine> {

        private final StateBadge badge = new StateBadge();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox content = new HBox(badge, new VBox(title, detail));

        Cell() {
            content.getStyleClass().add("run-line");
            title.getStyleClass().add("run-title");
            detail.getStyleClass().add("run-detail");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable RunLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                badge.show(StateLooks.of(line.state()));
                title.setText(line.title());
                detail.setText(line.detail());
                setGraphic(content);
                setAccessibleText(line.spoken());
            }
        }
    }
}
