package dev.pilothouse.console.shell;

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
final class ActionButton extends StackPane {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Action action;
    private final Button button = new Button();
    private final Tooltip tooltip = new Tooltip();

    ActionButton(Action action) {
        this.action = action;
        Label key = new Label(action.keyText());
        key.getStyleClass().add("key");
        HBox content = new HBox(new FontIcon(action.icon()), new Label(action.text()));
        content.getStyleClass().add("action-content");
        if (!action.keyText().isEmpty()) {
            content.getChildren().add(key);
        }
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
