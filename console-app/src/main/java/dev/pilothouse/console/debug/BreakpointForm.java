package dev.pilothouse.console.debug;

import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.debug.Breakpoint;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The particulars of the selected breakpoint: its condition, from which hit on it counts, what it
/// notes instead of stopping, whether it stops once. Enter in any field sets it.
final class BreakpointForm extends VBox {

    private static final double NAME_WIDTH = 96;

    private final BreakpointsModel model;
    private final Words words;
    private final PlaceWords places;
    private final Label title = new Label();
    private final TextField condition = field("breakpoint-condition");
    private final TextField from = field("breakpoint-from");
    private final TextField note = field("breakpoint-note");
    private final CheckBox once = new CheckBox();
    private final Label wrong = new Label();
    private @Nullable Breakpoint shown;

    BreakpointForm(BreakpointsModel model, Words words, PlaceWords places) {
        this.model = model;
        this.words = words;
        this.places = places;
        getStyleClass().add("breakpoint-form");
        setId("breakpoint-form");
        title.getStyleClass().add("heading");
        wrong.setId("breakpoint-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        once.setId("breakpoint-once");
        once.setText(words.get("breakpoint.once"));
        condition.setPromptText(words.get("breakpoint.condition-example"));
        note.setPromptText(words.get("breakpoint.note-example"));
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(NAME_WIDTH), values);
        row(grid, "breakpoint.condition", condition);
        row(grid, "breakpoint.from-hit", from);
        row(grid, "breakpoint.note", note);
        getChildren().addAll(title, grid, buttons(), wrong);
        show(null);
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    private void row(GridPane grid, String key, TextField field) {
        Label name = new Label(words.get(key));
        name.getStyleClass().add("fact-name");
        name.setLabelFor(field);
        field.setAccessibleText(name.getText());
        field.setOnAction(_ -> apply());
        grid.addRow(grid.getRowCount(), name, field);
    }

    private Node buttons() {
        Button set = new Button(words.get("breakpoint.apply"));
        set.setId("breakpoint-apply");
        set.setOnAction(_ -> apply());
        Button remove = new Button(words.get("breakpoint.remove"));
        remove.setId("breakpoint-remove");
        remove.setOnAction(_ -> remove());
        HBox buttons = new HBox(once, set, remove);
        buttons.getStyleClass().add("action-group");
        return buttons;
    }

    /// Shows a breakpoint; null for none.
    void show(@Nullable Breakpoint one) {
        setVisible(one != null);
        setManaged(one != null);
        if (one == null || one.equals(shown)) {
            shown = one;
            return;
        }
        shown = one;
        title.setText(places.of(one.place()));
        condition.setText(one.condition());
        from.setText(Integer.toString(one.from()));
        note.setText(one.note());
        once.setSelected(one.once());
        wrong.setText("");
    }

    private void remove() {
        if (shown != null) {
            model.remove(shown.id());
        }
    }

    private void apply() {
        Breakpoint before = shown;
        if (before == null) {
            return;
        }
        int hit = hit();
        if (hit < 1) {
            wrong.setText(words.get("breakpoint.no-hit", from.getText()));
            return;
        }
        wrong.setText(
                model.set(
                        new Breakpoint(
                                before.id(),
                                before.workflow(),
                                before.place(),
                                condition.getText().strip(),
                                hit,
                                note.getText().strip(),
                                once.isSelected(),
                                before.enabled())));
    }

    private int hit() {
        try {
            return Integer.parseInt(from.getText().strip());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
