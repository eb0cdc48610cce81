package dev.pilothouse.console.shell.action;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.javafx.FontIcon;

/// A button for an action. It lies in a pane of its own, because a disabled button hears of no
/// mouse, and its tooltip is needed most when it is disabled.
public final class ActionButton extends StackPane {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Action action;
    private final HBox content;
    private final Button button = new Button();
    private final Tooltip tooltip = new Tooltip();

    /// A button with icon, text and key.
    public static ActionButton full(Action action) {
        ActionButton button = new ActionButton(action);
        button.setTerse(false);
        return button;
    }

    /// Shows the icon alone, or text and key as well.
    public void setTerse(boolean terse) {
        content.getChildren().remove(1, content.getChildren().size());
        if (terse) {
            return;
        }
        content.getChildren().add(new Label(action.text()));
        if (!action.keyText().isEmpty()) {
            Label key = new Label(action.keyText());
            key.getStyleClass().add("key");
            content.getChildren().add(key);
        }
    }

    /// A button with the icon alone; text and key are in the tooltip.
    public static ActionButton small(Action action) {
        return new ActionButton(action);
    }

    /// A button with the text alone, one of several of which one is on.
    public static ActionButton choice(Action action, String text) {
        ActionButton button = new ActionButton(action);
        button.content.getChildren().setAll(new Label(text));
        button.button.getStyleClass().add("choice");
        return button;
    }

    private ActionButton(Action action) {
        this.action = action;
        content = new HBox(new FontIcon(action.icon()));
        content.getStyleClass().add("action-content");
        button.setId(action.id());
        button.setGraphic(content);
        button.getStyleClass().add("action");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.fire());
        getChildren().add(button);
        Tooltip.install(this, tooltip);
        action.refusalProperty().subscribe(_ -> speak());
        action.onProperty().subscribe(on -> button.pseudoClassStateChanged(ON, on));
    }

    private void speak() {
        button.setDisable(!action.refusalProperty().get().isEmpty());
        tooltip.setText(action.hint());
        button.setAccessibleText(action.hint());
    }
}
