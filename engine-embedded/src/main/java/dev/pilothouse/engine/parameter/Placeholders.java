package dev.pilothouse.engine.parameter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// Replaces `${name}` by values and `$[…]` by times in a text.
///
/// **Contract:**
/// - an unknown name stays as it is written, and so do `${${a}}` and a marker of more than 512
///   characters; `$${a}` is a dollar and the value;
/// - `$[…]` may hold `${name}` (`$[yyyyMMdd-${n}]`), and stays if that name is unknown; `$[]` and
///   `$[1]` stay;
/// - a value is inserted once and never read again, so a value cannot become a placeholder;
/// - there is no way to escape a known name: use another name.
///
/// **Failure:** [ParameterException] if the result is longer than [#LONGEST] characters, or a time
/// expression is wrong.
public final class Placeholders {

    /// The most characters that a text may grow to: 1 MB.
    public static final int LONGEST = 1 << 20;

    private final Function<String, @Nullable String> values;
    private final TimeExpressions times;

    /// @param values the value of a name, or null if the name is unknown
    public Placeholders(Function<String, @Nullable String> values, TimeExpressions times) {
        this.values = values;
        this.times = times;
    }

    /// Placeholders that stand for the parameters of a task.
    public static Placeholders of(ResolvedParameters parameters) {
        return new Placeholders(
                name -> parameters.value(name).orElse(null),
                new TimeExpressions(parameters.base()));
    }

    /// The text with everything in it replaced.
    public String expand(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            Marker marker = dollar < 0 ? null : Marker.at(text, dollar);
            int plain = dollar < 0 ? text.length() : marker == null ? dollar + 1 : dollar;
            append(out, text.substring(at, plain));
            at = plain;
            if (marker != null) {
                append(out, valueOf(marker, text.substring(dollar, marker.end())));
                at = marker.end();
            }
        }
        return out.toString();
    }

    private String valueOf(Marker marker, String written) {
        return switch (marker.kind()) {
            case NESTED -> written;
            case NAME -> {
                String value = values.apply(marker.content());
                yield value == null ? written : value;
            }
            case TIME -> {
                String expression = expand(marker.content());
                boolean open = expression.indexOf('$') >= 0 || expression.indexOf(']') >= 0;
                yield open ? "$[" + expression + "]" : times.valueOf(expression);
            }
        };
    }

    private static void append(StringBuilder out, String part) {
        if (out.length() + part.length() > LONGEST) {
            throw new ParameterException(
                    "Expected a text of at most %d characters, but replacing its placeholders makes it longer; pass a file instead of its content"
                            .formatted(LONGEST));
        }
        out.append(part);
    }
}
