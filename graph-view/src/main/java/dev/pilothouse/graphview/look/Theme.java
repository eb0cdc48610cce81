package dev.pilothouse.graphview.look;

import java.util.Locale;

/// One of the two sets of colours in `tokens.css`.
public enum Theme {
    LIGHT,
    DARK;

    /// The style class that switches a scene's root to this theme: `light` or `dark`.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
