package dev.pilothouse.console.shell;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

import java.util.Locale;

/// The band over the window that says how careful one has to be; none for one's own machine.
final class SafetyBand extends Region {

    /// How careful one has to be.
    enum Level {
        LOCAL,
        OBSERVE,
        WRITE,
        PRODUCTION;

        /// Its name in ids and keys of texts: `local`.
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SafetyBand(Level level) {
        getStyleClass().add("safety-band");
        pseudoClassStateChanged(PseudoClass.getPseudoClass(level.id()), true);
        setVisible(level != Level.LOCAL);
        setManaged(level != Level.LOCAL);
    }
}
