package dev.pilothouse.console.run;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.statemachine.Verdict;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// The history of a run as a table: selecting a row shows the run as it was after that event; as
/// long as the run is shown as it is, the newest event stays in sight.
///
/// **Thread:** FX.
public final class HistoryView extends StackPane {

    private static final double NARROW = 128;
    private static final PseudoClass REJECTED = PseudoClass.getPseudoClass("rejected");
    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");
    private static final int ROWS_ABOVE = 3;
    private static final PseudoClass NEWEST = PseudoClass.getPseudoClass("newest");

    private final RunModel model;
    private final Words words;
    private final TableView<HistoryRow> table = new TableView<>();
    private final IntegerProperty newest = new SimpleIntegerProperty(-1);
    private final IntegerProperty shownEvent = new SimpleIntegerProperty(Integer.MAX_VALUE);
    private boolean showing;

    /// A view of the history of whatever run a model shows.
    public HistoryView(RunModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("event-table");
        table.setId("history");
        table.setAccessibleText(words.get("events.name"));
        table.setPlaceholder(new Label(words.get("events.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("#", 76, "number", r -> Figures.number(r.number())));
        table.getColumns().add(column(words.get("events.time"), 118, "mono", HistoryRow::time));
        table.getColumns()
                .add(column(words.get("events.machine"), 92, "plain", HistoryRow::machine));
        table.getColumns()
                .add(column(words.get("events.event"), 128, "event-type", HistoryRow::type));
        table.getColumns().add(column(words.get("events.task"), 180, "plain", HistoryRow::task));
        table.getColumns().add(column(words.get("events.change"), 440, "mono", HistoryRow::change));
        table.getColumns().add(column(words.get("events.cause"), 140, "muted", HistoryRow::cause));
        table.setRowFactory(_ -> new Row());
        getChildren().add(table);
        table.setItems(model.history());
        model.history().addListener((ListChangeListener<HistoryRow>) _ -> follow());
        table.heightProperty().subscribe(_ -> follow());
        table.getSelectionModel().selectedIndexProperty().subscribe(this::chosen);
        model.momentProperty().subscribe(_ -> showMoment());
    }

    /// Brings the newest event back into sight, unless a moment of the past is shown.
    public void follow() {
        int last = table.getItems().size() - 1;
        newest.set(model.isPast() ? -1 : last);
        if (!model.isPast() && last >= 0 && table.getSelectionModel().isEmpty()) {
            table.scrollTo(last);
        }
    }

    private void chosen(Number index) {
        if (!showing && index.intValue() >= 0) {
            model.goTo(new Moment.After(index.intValue() + 1));
        }
    }

    private void showMoment() {
        showing = true;
        try {
            int row = (int) model.shownEvent() - 1;
            if (!model.isPast() || row < 0) {
                table.getSelectionModel().clearSelection();
            } else if (table.getSelectionModel().getSelectedIndex() != row) {
                table.getSelectionModel().clearAndSelect(row);
                table.scrollTo(Math.max(0, row - ROWS_ABOVE));
            }
        } finally {
            showing = false;
        }
        shownEvent.set(model.isPast() ? (int) model.shownEvent() : Integer.MAX_VALUE);
        follow();
    }

    private static TableColumn<HistoryRow, String> column(
            String title, double width, String styleClass, Function<HistoryRow, String> text) {
        TableColumn<HistoryRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, NARROW));
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        return column;
    }

    /// A row that fades an event without effect, or behind the moment that is shown, and marks the
    /// newest one.
    private final class Row extends TableRow<HistoryRow> {

        Row() {
            indexProperty().subscribe(_ -> mark());
            newest.subscribe(_ -> mark());
            shownEvent.subscribe(_ -> mark());
        }

        private void mark() {
            pseudoClassStateChanged(NEWEST, getIndex() == newest.get());
            pseudoClassStateChanged(FUTURE, !isEmpty() && getIndex() >= shownEvent.get());
        }

        @Override
        protected void updateItem(@Nullable HistoryRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                pseudoClassStateChanged(REJECTED, false);
                setAccessibleText(null);
            } else {
                pseudoClassStateChanged(REJECTED, row.verdict() != Verdict.APPLIED);
                setAccessibleText(row.spoken(words));
            }
        }
    }
}
