package dev.pilothouse.graphview.look;

import java.util.Locale;

/// States that share a colour; inside a family the glyph and the border tell them apart.
public enum StateFamily {
    WAITING(Token.WAITING, Token.ON_WAITING, "waiting"),
    RUNNING(Token.RUNNING, Token.ON_RUNNING, "in flight"),
    PAUSED(Token.PAUSED, Token.ON_PAUSED, "paused"),
    STOPPED(Token.STOPPED, Token.ON_STOPPED, "stopped"),
    SUCCESS(Token.SUCCESS, Token.ON_SUCCESS, "succeeded"),
    FAILED(Token.FAILED, Token.ON_FAILED, "failed"),
    FAILOVER(Token.FAILOVER, Token.ON_FAILOVER, "failover"),
    /// Nothing happened here: an outline without fill, so that it is never mistaken for waiting.
    IDLE(Token.OUTLINE, Token.SURFACE, "not run");

    private final Token colour;
    private final Token onColour;
    private final String label;

    StateFamily(Token colour, Token onColour, String label) {
        this.colour = colour;
        this.onColour = onColour;
        this.label = label;
    }

    /// The colour of the family's borders and strips.
    public Token colour() {
        return colour;
    }

    /// The colour of what is drawn on [#colour].
    public Token onColour() {
        return onColour;
    }

    /// The family in words.
    public String label() {
        return label;
    }

    /// The family as a style class or pseudo-class: `running`.
    public String styleName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
