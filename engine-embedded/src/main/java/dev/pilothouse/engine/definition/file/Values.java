package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.definition.NearestWord;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The values of a section as something better than text; one that cannot be read is a fault and
/// then counts as the fallback.
public final class Values {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]{1,9}");

    private final Section section;
    private final Faults faults;

    Values(Section section, Faults faults) {
        this.section = section;
        this.faults = faults;
    }

    /// A whole number, not below the least one.
    public int number(String key, int least, int fallback) {
        Optional<String> text = section.text(key);
        if (text.isEmpty()) {
            return fallback;
        }
        String digits = text.get().strip();
        if (WHOLE_NUMBER.matcher(digits).matches() && Integer.parseInt(digits) >= least) {
            return Integer.parseInt(digits);
        }
        String bounds = least == Integer.MIN_VALUE ? "" : " of %d or more".formatted(least);
        faults.error(
                section.place(key),
                "bad-number",
                "Expected '%s' to be a whole number%s, but found %s"
                        .formatted(key, bounds, Kind.quoted(text.get())));
        return fallback;
    }

    /// A length of time; a bare number counts minutes.
    public Duration duration(String key, Duration fallback) {
        return section.text(key)
                .flatMap(text -> Durations.read(key, text, section.place(key), faults))
                .orElse(fallback);
    }

    /// One of the words of an enum, without regard to case.
    public <E extends Enum<E>> E word(String key, Class<E> words, E fallback) {
        List<String> valid = Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
        return word(key, valid).map(found -> Enum.valueOf(words, found)).orElse(fallback);
    }

    /// One of these upper-case words, without regard to case.
    public Optional<String> word(String key, Collection<String> valid) {
        Optional<String> text = section.text(key);
        Optional<String> word =
                text.map(found -> found.strip().toUpperCase(Locale.ROOT)).filter(valid::contains);
        if (text.isPresent() && word.isEmpty()) {
            faults.error(
                    section.place(key),
                    "unknown-value",
                    "Expected '%s' to be one of %s, but found %s%s"
                            .formatted(
                                    key,
                                    String.join(", ", valid),
                                    Kind.quoted(text.get()),
                                    NearestWord.hint(text.get(), valid)));
        }
        return word;
    }
}
