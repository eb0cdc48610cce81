package dev.pilothouse.engine.parameter;

import java.util.ArrayList;
import java.util.List;

/// Turns the placeholders of a SQL text into bound parameters, so that a value never becomes SQL.
///
/// **Contract:**
/// - `${name}`, with or without single quotes, becomes `?`, and a LIST as many as it has elements;
/// - a text literal with a placeholder in it (`'%${name}%'`) is bound as a whole;
/// - a bare `$[…]` that gives digits is written as it is (`log_$[yyyyMMdd]`), any other is bound;
/// - comments and unknown names stay as they are written.
///
/// **Failure:** [ParameterException] for a placeholder in a quoted identifier, an empty LIST, or a
/// value that is not of its type.
public final class SqlParameters {

    private final String sql;
    private final ResolvedParameters parameters;
    private final Placeholders placeholders;
    private final StringBuilder out = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private int at;

    private SqlParameters(String sql, ResolvedParameters parameters) {
        this.sql = sql;
        this.parameters = parameters;
        this.placeholders = Placeholders.of(parameters);
    }

    /// A statement whose values travel apart from its text.
    ///
    /// @param text with `?` for values
    /// @param values in the order of their `?`, as [java.sql.PreparedStatement#setObject] takes
    ///   them
    public record Bound(String text, List<Object> values) {
        public Bound {
            values = List.copyOf(values);
        }
    }

    /// Binds what the text refers to.
    public static Bound bind(String sql, ResolvedParameters parameters) {
        SqlParameters binding = new SqlParameters(sql, parameters);
        while (binding.at < sql.length()) {
            binding.readOn();
        }
        return new Bound(binding.out.toString(), binding.values);
    }

    private void readOn() {
        switch (sql.charAt(at)) {
            case '\'' -> literal();
            case '"', '`' -> identifier(sql.charAt(at));
            case '-' -> comment("--", "\n");
            case '/' -> comment("/*", "*/");
            case '$' -> bare();
            default -> copyTo(at + 1);
        }
    }

    private void literal() {
        int end = closing('\'');
        String content = sql.substring(at + 1, Math.max(at + 1, end - 1));
        Marker marker = Marker.at(content, 0);
        String expanded = placeholders.expand(content);
        if (expanded.equals(content)) {
            copyTo(end);
        } else if (marker != null && marker.end() == content.length()) {
            bindMarker(marker, expanded);
            at = end;
        } else {
            bindAll(List.of(placeholders.expand(content.replace("''", "'"))));
            at = end;
        }
    }

    private void identifier(char quote) {
        int end = closing(quote);
        String written = sql.substring(at, end);
        if (!placeholders.expand(written).equals(written)) {
            throw new ParameterException(
                    "Expected placeholders of SQL to stand for values, but %s stands for a name; write the name itself"
                            .formatted(written));
        }
        copyTo(end);
    }

    private void comment(String opening, String closing) {
        if (!sql.startsWith(opening, at)) {
            copyTo(at + 1);
            return;
        }
        int end = sql.indexOf(closing, at + opening.length());
        copyTo(end < 0 ? sql.length() : end + closing.length());
    }

    private void bare() {
        Marker marker = Marker.at(sql, at);
        String written = marker == null ? "$" : sql.substring(at, marker.end());
        String expanded = marker == null ? "$" : placeholders.expand(written);
        if (marker == null || expanded.equals(written)) {
            copyTo(at + written.length());
            return;
        }
        bindMarker(marker, expanded);
        at = marker.end();
    }

    private void bindMarker(Marker marker, String expanded) {
        ResolvedParameter parameter = parameters.byName().get(marker.content());
        if (marker.kind() == Marker.Kind.NAME && parameter != null) {
            bindAll(TypedValues.of(parameter));
        } else if (expanded.matches("[0-9_]+") && sql.charAt(at) == '$') {
            out.append(expanded);
        } else {
            bindAll(List.of(expanded));
        }
    }

    private void bindAll(List<Object> found) {
        out.append("?");
        out.append(",?".repeat(found.size() - 1));
        values.addAll(found);
    }

    /// The index behind a quoted text that begins here; a doubled quote is part of it.
    private int closing(char quote) {
        int i = at + 1;
        while (i < sql.length()) {
            if (sql.charAt(i) != quote) {
                i++;
            } else if (sql.startsWith(String.valueOf(quote), i + 1)) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return sql.length();
    }

    private void copyTo(int end) {
        out.append(sql, at, end);
        at = end;
    }
}
