package dev.pilothouse.console.words;

import org.jspecify.annotations.Nullable;

import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/// The texts of the window in one language, by key: `feature.thing`.
///
/// **Thread:** any. **Failure:** a key that no file has is an [java.util.MissingResourceException]:
/// a test reads the sources for such keys.
public final class Words {

    private static final String FILES = "dev.pilothouse.console.words.words";

    private final Language language;
    private final ResourceBundle texts;

    private Words(Language language) {
        this.language = language;
        this.texts =
                ResourceBundle.getBundle(
                        FILES,
                        language == Language.ENGLISH ? Locale.ROOT : language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The texts in a language.
    public static Words in(Language language) {
        return new Words(language);
    }

    /// The language.
    public Language language() {
        return language;
    }

    /// A text as it is.
    public String get(String key) {
        return texts.getString(key);
    }

    /// A text with values in it, nothing standing for null. A number is written as it is, without
    /// separators; in a `{0,choice,…}` it chooses.
    public String get(String key, @Nullable Object... values) {
        MessageFormat pattern = new MessageFormat(texts.getString(key), language.locale());
        Format[] formats = pattern.getFormatsByArgumentIndex();
        @Nullable Object[] shown = Arrays.copyOf(values, values.length);
        for (int i = 0; i < Math.min(shown.length, formats.length); i++) {
            if (formats[i] == null) {
                shown[i] = Objects.toString(shown[i], "");
            }
        }
        return pattern.format(shown);
    }

    /// True if there is such a text.
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /// The keys that this language has by itself.
    public Set<String> keys() {
        Set<String> own = new TreeSet<>();
        for (String key : texts.keySet()) {
            own.add(key);
        }
        return own;
    }
}
