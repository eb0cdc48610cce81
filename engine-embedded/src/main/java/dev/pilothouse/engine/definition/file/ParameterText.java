package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.parameter.ParameterType;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a parameter's text is what its type claims. Text with placeholders and no text at all
/// fit every type.
final class ParameterText {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern TRUTH = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    private ParameterText() {}

    /// What would have fitted; empty if the text does.
    static Optional<String> expected(ParameterType type, String text) {
        if (text.isBlank() || text.contains("${") || text.contains("$[")) {
            return Optional.empty();
        }
        return switch (type) {
            case INTEGER, LONG -> unless(WHOLE.matcher(text.strip()).matches(), "a whole number");
            case FLOAT, DOUBLE -> unless(NUMBER.matcher(text.strip()).matches(), "a number");
            case BOOLEAN -> unless(TRUTH.matcher(text.strip()).matches(), "true or false");
            case LIST -> unless(isJsonArray(text), "a JSON array such as [1, 2]");
            case VARCHAR, DATE, TIME, TIMESTAMP, FILE -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean fits, String expected) {
        return fits ? Optional.empty() : Optional.of(expected);
    }

    private static boolean isJsonArray(String text) {
        try {
            return JsonMapper.shared().readTree(text).isArray();
        } catch (JacksonException e) {
            return false;
        }
    }
}
