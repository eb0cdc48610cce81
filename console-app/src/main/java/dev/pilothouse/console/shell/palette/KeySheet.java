package dev.pilothouse.console.shell.palette;

import dev.pilothouse.console.shell.action.Action;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.shell.keys.Shortcut;
import dev.pilothouse.console.words.Words;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.stream.Collectors;

/// The keys that are valid here and now; those of actions that are refused are faded.
///
/// **Thread:** FX.
public final class KeySheet extends VBox {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final List<String> OF_THE_GRAPH = List.of("walk", "open", "pan", "zoom");

    private final Actions actions;
    private final Overlay overlay;
    private final Words words;
    private final GridPane keys = new GridPane();

    /// A sheet that is shown in an overlay.
    public KeySheet(Actions actions, Overlay overlay, Words words) {
        this.actions = actions;
        this.overlay = overlay;
        this.words = words;
        getStyleClass().addAll("over", "key-sheet");
        setId("key-sheet");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        Label title = new Label(words.get("keys.title"));
        title.getStyleClass().add("over-title");
        keys.getStyleClass().add("key-grid");
        for (int column = 0; column < 4; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(column % 2 == 1 ? Priority.ALWAYS : Priority.NEVER);
            width.setMinWidth(Region.USE_PREF_SIZE);
            keys.getColumnConstraints().add(width);
        }
        getChildren().addAll(title, keys);
    }

    /// Shows the sheet, or takes it away if it is shown.
    ///
    /// @param inGraph true if the graph has the focus, which has keys of its own
    public void toggle(boolean inGraph) {
        if (overlay.shows(this)) {
            overlay.close();
            return;
        }
        fill(inGraph);
        overlay.show(this, this);
    }

    private void fill(boolean inGraph) {
        keys.getChildren().clear();
        List<Action> bound = actions.all().stream().filter(a -> !a.keys().isEmpty()).toList();
        int rows = (bound.size() + 1) / 2;
        for (int i = 0; i < bound.size(); i++) {
            Action action = bound.get(i);
            String spelled =
                    action.keys().stream()
                            .map(Shortcut::text)
                            .distinct()
                            .limit(2)
                            .collect(Collectors.joining("  "));
            row(i % rows, i / rows * 2, spelled, action.text(), action.refusalProperty().get());
        }
        if (inGraph) {
            for (int i = 0; i < OF_THE_GRAPH.size(); i++) {
                String what = "keys.graph." + OF_THE_GRAPH.get(i);
                row(rows + i, 0, words.get(what + ".key"), words.get(what), "");
            }
        }
        setAccessibleText(spoken(bound));
    }

    private void row(int row, int column, String spelled, String text, String refusal) {
        Label key = new Label(spelled);
        key.getStyleClass().add("key-cap");
        Label what = new Label(refusal.isEmpty() ? text : text + " — " + refusal);
        what.getStyleClass().add("key-what");
        what.pseudoClassStateChanged(REFUSED, !refusal.isEmpty());
        keys.add(key, column, row);
        keys.add(what, column + 1, row);
    }

    private String spoken(List<Action> bound) {
        return words.get("keys.title")
                + ": "
                + bound.stream()
                        .filter(action -> action.refusalProperty().get().isEmpty())
                        .map(action -> action.keyText() + " " + action.text())
                        .collect(Collectors.joining(", "));
    }
}
