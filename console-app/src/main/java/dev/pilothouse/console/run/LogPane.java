package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

/// The log of the selected task: the newest line stays in sight until a line is selected.
///
/// **Thread:** FX.
public final class LogPane extends StackPane {

    private final ListView<String> log = new ListView<>();

    /// A view of the lines of a log.
    public LogPane(ObservableList<String> lines, Words words) {
        getStyleClass().add("log-pane");
        log.setId("log");
        log.getStyleClass().add("log");
        log.setAccessibleText(words.get("log.name"));
        log.setPlaceholder(new Label(words.get("log.none")));
        log.setItems(lines);
        getChildren().add(log);
        lines.addListener((ListChangeListener<String>) _ -> follow());
        follow();
    }

    private void follow() {
        int size = log.getItems().size();
        if (log.getSelectionModel().isEmpty() && size > 0) {
            log.scrollTo(size - 1);
        }
    }
}
