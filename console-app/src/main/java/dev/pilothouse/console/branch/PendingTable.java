package dev.pilothouse.console.branch;

import dev.pilothouse.console.run.EventWords;
import dev.pilothouse.console.run.Figures;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.branch.Pending;
import dev.pilothouse.engine.execution.RunSnapshot;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// What a branch has yet to handle, in the order in which it will: what lies on the bus, and what
/// will come from outside.
final class PendingTable extends TableView<Pending> {

    private static final double NARROW = 0.9;

    private final RunModel run;
    private final ZoneId zone;
    private final Words words;
    private @Nullable BranchView view;

    PendingTable(RunModel run, ZoneId zone, Words words) {
        this.run = run;
        this.zone = zone;
        this.words = words;
        setId("branch-pending");
        setAccessibleText(words.get("branch.pending.name"));
        Label none = new Label(words.get("branch.pending.none"));
        none.setWrapText(true);
        setPlaceholder(none);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("events.time", 112, this::time);
        column("events.event", 128, each -> EventWords.type(each.event()));
        column("events.task", 150, this::subject);
        column("branch.from", 200, this::origin);
    }

    private void column(String key, double width, Function<Pending, String> text) {
        TableColumn<Pending, String> column = new TableColumn<>(words.get(key));
        column.setPrefWidth(width);
        column.setMinWidth(width * NARROW);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        getColumns().add(column);
    }

    private String time(Pending each) {
        long at = Math.max(each.at(), now());
        return Figures.time(at, zone);
    }

    private long now() {
        return view == null ? 0 : view.now();
    }

    private String subject(Pending each) {
        RunSnapshot shown = run.snapshotProperty().get();
        return shown == null
                ? ""
                : EventWords.subject(each.event(), shown.run().graph().plan().definition(), words);
    }

    private String origin(Pending each) {
        return switch (each.origin()) {
            case BUS -> words.get("branch.origin.bus", Figures.number(each.cause()));
            case RECORDED ->
                    words.get(
                            each.hasCome(now()) ? "branch.origin.come" : "branch.origin.recorded");
            case STUB -> words.get("branch.origin.stub");
            case PERSON -> words.get("branch.origin.person");
        };
    }

    /// Shows what a branch has to handle; the event at the same place stays selected.
    void show(@Nullable BranchView newView) {
        int place = getSelectionModel().getSelectedIndex();
        view = newView;
        getItems().setAll(newView == null ? List.of() : newView.pending());
        if (!getItems().isEmpty()) {
            getSelectionModel().select(Math.clamp(place, 0, getItems().size() - 1));
        }
    }
}
