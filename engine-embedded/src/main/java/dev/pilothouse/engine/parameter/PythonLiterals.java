package dev.pilothouse.engine.parameter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes values as Python source that cannot be anything but a value.
final class PythonLiterals {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,999})(\\.[0-9]{1,99})?([eE][+-]?[0-9]{1,3})?");
    private static final String HARMLESS = " _-.,:;/+=@!?#%&*()[]<>|~^$";

    private PythonLiterals() {}

    /// An expression: a number, `True`, a list, or a text in parentheses, so that a letter in front
    /// of it cannot become its prefix.
    static String expression(ResolvedParameter parameter) {
        return switch (parameter.type()) {
            case BOOLEAN -> object(TypedValues.of(parameter).getFirst());
            case LIST ->
                    TypedValues.elements(parameter).stream()
                            .map(PythonLiterals::object)
                            .collect(Collectors.joining(", ", "[", "]"));
            case VARCHAR, INTEGER, LONG, FLOAT, DOUBLE, DATE, TIME, TIMESTAMP, FILE ->
                    expression(parameter.value());
        };
    }

    /// A number if the text is one, else a text.
    static String expression(String value) {
        if (!NUMBER.matcher(value).matches()) {
            return "('" + inText(value) + "')";
        }
        return value.startsWith("-") ? "(" + value + ")" : value;
    }

    /// The value inside a text literal of any kind but a raw one: no quote, brace, backslash or
    /// line end is left as it is.
    static String inText(String value) {
        return escaped(value, PythonLiterals::isHarmless);
    }

    /// The value inside a literal of bytes.
    static String inBytes(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(UTF_8)) {
            appendEscaped(out, b & 0xFF, c -> c < 0x80 && isHarmless(c));
        }
        return out.toString();
    }

    private static String object(Object value) {
        return switch (value) {
            case String text -> "'" + inText(text) + "'";
            case Boolean truth -> truth ? "True" : "False";
            default -> expression(value.toString());
        };
    }

    private static String escaped(String value, IntPredicate harmless) {
        StringBuilder out = new StringBuilder();
        value.codePoints().forEach(c -> appendEscaped(out, c, harmless));
        return out.toString();
    }

    private static void appendEscaped(StringBuilder out, int c, IntPredicate harmless) {
        if (harmless.test(c)) {
            out.appendCodePoint(c);
        } else if (c < 0x100) {
            out.append("\\x%02x".formatted(c));
        } else if (c < 0x10000) {
            out.append("\\u%04x".formatted(c));
        } else {
            out.append("\\U%08x".formatted(c));
        }
    }

    private static boolean isHarmless(int c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || HARMLESS.indexOf(c) >= 0;
    }
}
