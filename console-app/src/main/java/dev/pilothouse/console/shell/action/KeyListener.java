package dev.pilothouse.console.shell.action;

import dev.pilothouse.console.shell.keys.Shortcut;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Has the keys of a scene fire the actions.
///
/// **Thread:** FX.
///
/// **Contract:** whoever has the focus hears a key first and may keep it; typed characters belong
/// to a text field that has the focus.
public final class KeyListener {

    private final Actions actions;

    /// A listener for some actions.
    public KeyListener(Actions actions) {
        this.actions = actions;
    }

    /// Listens to a scene.
    public void listenTo(Scene scene) {
        for (Action action : actions.all()) {
            for (Shortcut key : action.keys()) {
                KeyCombination combination = key.combination();
                if (combination != null) {
                    scene.getAccelerators().put(combination, action::fire);
                }
            }
        }
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> typed(scene.getFocusOwner(), event));
    }

    private void typed(Node focus, KeyEvent event) {
        if (focus instanceof TextInputControl || event.isConsumed()) {
            return;
        }
        for (Action action : actions.all()) {
            if (action.keys().stream().anyMatch(key -> key.matches(event))) {
                event.consume();
                action.fire();
                return;
            }
        }
    }
}
