package dev.pilothouse.engine.parameter;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks through Python source once and knows which literal it is in.
final class PythonRewriter {

    private static final Pattern OPENING =
            Pattern.compile("(?i)(?<![\\w])(r|u|b|f|t|br|rb|fr|rf|tr|rt)?('''|\"\"\"|'|\")");
    private static final Pattern QUOTES_AND_BACKSLASHES = Pattern.compile("[\\\\'\"]+$");

    private final String source;
    private final ResolvedParameters parameters;
    private final Placeholders placeholders;
    private final StringBuilder out = new StringBuilder();
    private int at;

    /// @param prefix in lower case
    private record Literal(String prefix, String quote, int bodyInOutput) {

        boolean has(char kind) {
            return prefix.indexOf(kind) >= 0;
        }

        boolean isLong() {
            return quote.length() == 3;
        }
    }

    PythonRewriter(String source, ResolvedParameters parameters) {
        this.source = source;
        this.parameters = parameters;
        this.placeholders = Placeholders.of(parameters);
    }

    String rewritten() {
        Matcher opening = OPENING.matcher(source);
        while (at < source.length()) {
            opening.region(at, source.length());
            opening.useTransparentBounds(true);
            if (opening.lookingAt()) {
                String prefix = opening.group(1) == null ? "" : opening.group(1);
                copy(opening.end() - at);
                literal(
                        new Literal(
                                prefix.toLowerCase(Locale.ROOT), opening.group(2), out.length()));
            } else if (source.charAt(at) == '#') {
                int end = source.indexOf('\n', at);
                copy((end < 0 ? source.length() : end) - at);
            } else {
                code();
            }
        }
        return out.toString();
    }

    private void code() {
        Marker marker = replaceable();
        if (marker == null) {
            copy(1);
            return;
        }
        ResolvedParameter parameter = parameters.byName().get(marker.content());
        boolean named = marker.kind() == Marker.Kind.NAME && parameter != null;
        out.append(
                named ? PythonLiterals.expression(parameter) : PythonLiterals.expression(value(marker)));
        at = marker.end();
    }

    private void literal(Literal literal) {
        Literal current = literal;
        int depth = 0;
        while (at < source.length() && !source.startsWith(literal.quote(), at)) {
            char c = source.charAt(at);
            Marker marker = replaceable();
            if (marker != null) {
                refuseInExpression(literal, depth);
                current = insert(current, marker);
            } else if (c == '\n' && !literal.isLong()) {
                return;
            } else if (c == '\\') {
                backslash(literal);
            } else {
                depth = literal.has('f') ? depthAfter(c, depth) : 0;
                copy(c == '{' && source.startsWith("{{", at) && depth == 0 ? 2 : 1);
            }
        }
        copy(literal.quote().length());
    }
}
