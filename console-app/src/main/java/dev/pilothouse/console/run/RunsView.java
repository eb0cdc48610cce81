package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;

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
    public RunsView(RunsModel model, Words words) {
        super(model.shown());
        setId("runs");
        getStyleClass().add("runs");
        setAccessibleText(words.get("runs.name"));
        setPlaceholder(new Label(words.get("runs.none")));
        setCellFactory(_ -> new Cell(words));
    }

    private static final class Cell extends ListCell<RunLine> {

        private final StateBadge badge = new StateBadge();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox content = new HBox(badge, new VBox(title, detail));

        private final Words words;

        Cell(Words words) {
            this.words = words;
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
                setAccessibleText(line.spoken(words));
            }
        }
    }
}
