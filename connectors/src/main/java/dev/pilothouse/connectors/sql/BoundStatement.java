package dev.pilothouse.connectors.sql;

import dev.pilothouse.engine.parameter.ResolvedParameter;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A statement whose `${name}` have become bound values, so that no value is ever read as SQL.
///
/// @param sql the text with a `?` for each value
/// @param values the values in that order
record BoundStatement(String sql, List<ResolvedParameter> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /// Binds what is known; unknown names stay. `'${name}'` and `${name}` are the value itself, and
    /// within a longer text the value is joined to it.
    static BoundStatement of(
            List<SqlScript.Piece> pieces, Map<String, ResolvedParameter> parameters) {
        StringBuilder sql = new StringBuilder();
        List<ResolvedParameter> values = new ArrayList<>();
        for (SqlScript.Piece piece : pieces) {
            sql.append(
                    switch (piece.kind()) {
                        case OPAQUE -> piece.text();
                        case CODE -> bind(piece.text(), "?", parameters, values);
                        case LITERAL -> bindLiteral(piece.text(), parameters, values);
                    });
        }
        return new BoundStatement(sql.toString().strip(), List.copyOf(values));
    }

    private static String bindLiteral(
            String literal,
            Map<String, ResolvedParameter> parameters,
            List<ResolvedParameter> values) {
        String inner = literal.substring(1, literal.length() - 1);
        var whole = PLACEHOLDER.matcher(inner);
        if (whole.matches()) {
            return parameters.containsKey(whole.group(1))
                    ? bind(inner, "?", parameters, values)
                    : literal;
        }
        return bind(literal, "' || ? || '", parameters, values);
    }

    private static String bind(
            String text,
            String mark,
            Map<String, ResolvedParameter> parameters,
            List<ResolvedParameter> values) {
        StringBuilder bound = new StringBuilder();
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            ResolvedParameter parameter = parameters.get(matcher.group(1));
            if (parameter != null) {
                matcher.appendReplacement(bound, mark);
                values.add(parameter);
            }
        }
        return matcher.appendTail(bound).toString();
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            ResolvedParameter parameter = values.get(i);
            try {
                statement.setObject(i + 1, value(parameter));
            } catch (IllegalArgumentException unreadable) {
                throw new IllegalArgumentException(
                        "Expected the value of parameter %s to be %s, but it is not."
                                .formatted(parameter.name(), parameter.type()),
                        unreadable);
            }
        }
    }

    private static Object value(ResolvedParameter parameter) {
        String text = parameter.value();
        return switch (parameter.type()) {
            case VARCHAR, LIST, FILE -> text;
            case INTEGER, LONG -> Long.valueOf(text.strip());
            case FLOAT, DOUBLE -> new BigDecimal(text.strip());
            case BOOLEAN -> Boolean.valueOf(text.strip());
            case DATE -> Date.valueOf(text.strip());
            case TIME -> Time.valueOf(text.strip());
            case TIMESTAMP -> Timestamp.valueOf(text.strip().replace('T', ' '));
        };
    }
}
