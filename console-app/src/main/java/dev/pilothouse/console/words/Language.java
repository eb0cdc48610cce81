package dev.pilothouse.console.words;

import java.util.Locale;

/// A language that the window speaks.
public enum Language {
    ENGLISH(Locale.ENGLISH, "English"),
    CHINESE(Locale.SIMPLIFIED_CHINESE, "简体中文");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /// The language nearest to a locale; English if none is near.
    public static Language nearest(Locale wanted) {
        return wanted.getLanguage().equals(CHINESE.locale.getLanguage()) ? CHINESE : ENGLISH;
    }

    /// The other one.
    public Language next() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    /// Its name in itself.
    public String ownName() {
        return ownName;
    }

    Locale locale() {
        return locale;
    }
}
