package dev.pilothouse.console.shell.state;

import dev.pilothouse.console.words.Language;

import org.jspecify.annotations.Nullable;

/// What a person has chosen about how the window looks and speaks.
///
/// @param theme the theme
/// @param language the language; null for the system's
/// @param zoom how large everything is, 1 being life size
/// @param calm true if nothing may move by itself, false if it may; null for what the system says
public record Looks(
        ThemeChoice theme, @Nullable Language language, double zoom, @Nullable Boolean calm) {

    /// Nothing was chosen.
    public static final Looks FRESH = new Looks(ThemeChoice.SYSTEM, null, 1, null);

    /// What a theme can be.
    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK,
        CONTRAST
    }

    /// The same with another theme.
    public Looks themed(ThemeChoice other) {
        return new Looks(other, language, zoom, calm);
    }

    /// The same in another language.
    public Looks speaking(Language other) {
        return new Looks(theme, other, zoom, calm);
    }

    /// The same in another size.
    public Looks zoomed(double other) {
        return new Looks(theme, language, other, calm);
    }

    /// The same with motion or without.
    public Looks calmed(boolean other) {
        return new Looks(theme, language, zoom, other);
    }
}
