package dev.pilothouse.console.shell.keys;

import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/// A key with its modifiers (`Shift+F10`), or a character that is typed (`?`), whatever key that
/// takes on a keyboard. A letter is the same with and without Shift.
///
/// @param spelled as the key maps spell it
/// @param combination the key; null for a character
public record Shortcut(String spelled, @Nullable KeyCombination combination) {

    /// The shortcut of a spelling; a key with a name of two words is spelled like `Open_Bracket`.
    ///
    /// **Failure:** [IllegalArgumentException] for a spelling that JavaFX does not know.
    public static Shortcut of(String spelled) {
        if (spelled.length() == 1) {
            return new Shortcut(spelled, null);
        }
        KeyCombination combination = KeyCombination.valueOf(spelled.replace('_', ' '));
        if (!(combination instanceof KeyCodeCombination)) {
            throw new IllegalArgumentException(
                    "Expected a key as JavaFX spells it, like Shift+F10, but got " + spelled);
        }
        return new Shortcut(spelled, combination);
    }

    /// True if an event of a pressed key, or of a typed character, is this shortcut.
    public boolean matches(KeyEvent event) {
        if (combination == null) {
            return event.getEventType() == KeyEvent.KEY_TYPED
                    && spelled.equalsIgnoreCase(event.getCharacter());
        }
        return event.getEventType() == KeyEvent.KEY_PRESSED && combination.match(event);
    }

    /// As people write it.
    public String text() {
        return combination == null ? spelled : combination.getDisplayText();
    }
}
