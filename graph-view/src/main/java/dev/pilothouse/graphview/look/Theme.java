package dev.pilothouse.graphview.look;

import java.util.Locale;

/// One of the sets of colours in `tokens.css`.
public enum Theme {
    LIGHT,
    DARK,
    /// Bright on black, for eyes that need the most contrast.
    CONTRAST;

    /// The style class that switches a scene's root to this theme: `light`, `dark` or `contrast`.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
