package dev.pilothouse.graphview.canvas;

import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.look.TokenSheet;

import javafx.scene.paint.Color;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/// A colour for every token: immutable.
public final class Palette {
    private final Map<Token, Color> colours = new EnumMap<>(Token.class);

    /// A palette from wherever colours come from.
    public Palette(Function<Token, Color> source) {
        for (Token token : Token.values()) {
            colours.put(token, source.apply(token));
        }
    }

    /// The colours of a theme as the sheet has them, without any scene.
    public static Palette of(TokenSheet sheet, Theme theme) {
        return new Palette(token -> Color.web(sheet.hex(theme, token)));
    }

    /// The colour of a token.
    public Color colour(Token token) {
        return colours.getOrDefault(token, Color.TRANSPARENT);
    }
}
