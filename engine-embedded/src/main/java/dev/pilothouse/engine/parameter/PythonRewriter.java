package dev.pilothouse.engine.parameter;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks through Python source once and knows which literal it is in.
final class PythonRewriter {

    private static final Pattern OPENING =
            Pattern.compile("(?i)(?:(?<!\\w)(r|u|b|f|t|br|rb|fr|rf|tr|rt))?('''|\"\"\"|'|\")");
    private static final String QUOTES_AND_BACKSLASHES = "\\'\"";

    private final String source;
    private final ResolvedParameters parameters;
    private final Placeholders placeholders;
    private final StringBuilder out = new StringBuilder();
    private int at;

    /// @param prefix in lower case
    private record Literal(String prefix, String quote, int bodyInOutput) {

        boolean isRaw() {
            return prefix.indexOf('r') >= 0;
        }

        boolean isBytes() {
            return prefix.indexOf('b') >= 0;
        }

        /// True if what stands in braces is code.
        boolean evaluates() {
            return prefix.indexOf('f') >= 0 || prefix.indexOf('t') >= 0;
        }

        String escaped(String value) {
            return isBytes() ? PythonLiterals.inBytes(value) : PythonLiterals.inText(value);
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
        Matcher opening = OPENING.matcher(source).useTransparentBounds(true);
        while (at < source.length()) {
            if (opening.region(at, source.length()).lookingAt()) {
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
        out.append(
                parameter == null || marker.kind() != Marker.Kind.NAME
                        ? PythonLiterals.expression(value(marker))
                        : PythonLiterals.expression(parameter));
        at = marker.end();
    }

    private void literal(Literal literal) {
        Literal current = literal;
        int depth = 0;
        while (at < source.length() && !source.startsWith(literal.quote(), at)) {
            char c = source.charAt(at);
            Marker marker = replaceable();
            if (marker != null) {
                refuseInExpression(depth);
                current = insert(current, marker);
            } else if (c == '\n' && !literal.isLong()) {
                return;
            } else if (c == '\\') {
                backslash(literal);
            } else {
                boolean doubled = depth == 0 && source.startsWith("{{", at);
                depth = doubled || !literal.evaluates() ? 0 : depthAfter(c, depth);
                copy(doubled ? 2 : 1);
            }
        }
        copy(literal.quote().length());
    }

    /// A backslash takes the next character with it, unless that begins a marker: then it is one
    /// that Python leaves alone.
    private void backslash(Literal literal) {
        at++;
        boolean beforeMarker = replaceable() != null;
        at--;
        if (beforeMarker && !literal.isRaw()) {
            out.append('\\');
        }
        copy(beforeMarker ? 1 : 2);
    }

    private Literal insert(Literal literal, Marker marker) {
        String value = value(marker);
        at = marker.end();
        if (!literal.isRaw()) {
            out.append(literal.escaped(value));
            return literal;
        }
        int end = out.length();
        while (end > literal.bodyInOutput()
                && QUOTES_AND_BACKSLASHES.indexOf(out.charAt(end - 1)) >= 0) {
            end--;
        }
        String moved = out.substring(end);
        out.setLength(end);
        out.append(literal.quote()).append(' ').append(literal.isBytes() ? "b'" : "'");
        out.append(literal.escaped(moved + value)).append("' ");
        out.append(literal.prefix()).append(literal.quote());
        return new Literal(literal.prefix(), literal.quote(), out.length());
    }

    private void refuseInExpression(int depth) {
        if (depth > 0) {
            throw new ParameterException(
                    "Expected no placeholder between the braces of a formatted Python text, but line %d has one; assign it to a variable first"
                            .formatted(source.substring(0, at).lines().count()));
        }
    }

    private @Nullable Marker replaceable() {
        Marker marker = Marker.at(source, at);
        if (marker == null) {
            return null;
        }
        return switch (marker.kind()) {
            case NAME -> parameters.byName().containsKey(marker.content()) ? marker : null;
            case TIME -> value(marker).equals(source.substring(at, marker.end())) ? null : marker;
            case NESTED -> null;
        };
    }

    private String value(Marker marker) {
        return placeholders.expand(source.substring(at, marker.end()));
    }

    private static int depthAfter(char c, int depth) {
        return switch (c) {
            case '{' -> depth + 1;
            case '}' -> Math.max(0, depth - 1);
            default -> depth;
        };
    }

    private void copy(int length) {
        int end = Math.min(source.length(), at + length);
        out.append(source, at, end);
        at = end;
    }
}
