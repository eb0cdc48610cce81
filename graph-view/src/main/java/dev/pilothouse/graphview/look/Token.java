package dev.pilothouse.graphview.look;

import java.util.Locale;

/// A colour by its role. Its value in each theme stands in `tokens.css` and nowhere else.
public enum Token {
    SURFACE,
    PANEL,
    CARD,
    CHIP,
    BORDER,
    TEXT,
    MUTED,
    EDGE,
    OUTLINE,
    ACCENT,
    ON_ACCENT,
    SELECTION,
    WAITING,
    ON_WAITING,
    RUNNING,
    ON_RUNNING,
    PAUSED,
    ON_PAUSED,
    STOPPED,
    ON_STOPPED,
    SUCCESS,
    ON_SUCCESS,
    FAILED,
    ON_FAILED,
    FAILOVER,
    ON_FAILOVER;

    /// The role as style sheets spell it: `on-running`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The looked-up colour's name in style sheets: `-ph-on-running`.
    public String cssName() {
        return "-ph-" + slug();
    }
}
