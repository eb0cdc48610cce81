package dev.pilothouse.console.shell.notices;

import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.run.StateBadge;
import dev.pilothouse.console.words.Words;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.function.LongConsumer;

/// Everything that was announced, newest first; Enter or a click shows the run.
///
/// **Thread:** FX.
public final class NoticesView extends ListView<Notice> {

    private final ZoneId zone;

    /// A view of a board.
    ///
    /// @param show shows a run
    public NoticesView(NoticeBoard board, ZoneId zone, Words words, LongConsumer show) {
        super(board.notices());
        this.zone = zone;
        setId("notices");
        getStyleClass().add("notices");
        setAccessibleText(words.get("notices.name"));
        setPlaceholder(new Label(words.get("notices.none")));
        setCellFactory(_ -> new Cell(show));
        setOnKeyPressed(
                event -> {
                    Notice chosen = getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER && chosen != null) {
                        show.accept(chosen.runId());
                    }
                });
    }

    private final class Cell extends ListCell<Notice> {

        private final StateBadge badge = new StateBadge();
        private final Label time = new Label();
        private final Label text = new Label();
        private final HBox line = new HBox(badge, time, text);

        Cell(LongConsumer show) {
            line.getStyleClass().add("run-line");
            time.getStyleClass().add("run-detail");
            setOnMouseClicked(
                    _ -> {
                        if (getItem() != null) {
                            show.accept(getItem().runId());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable Notice notice, boolean empty) {
            super.updateItem(notice, empty);
            if (empty || notice == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            badge.show(notice.look());
            time.setText(Figures.seconds(notice.at(), zone));
            text.setText(notice.text());
            setGraphic(line);
            setAccessibleText(time.getText() + " " + notice.text());
        }
    }
}
