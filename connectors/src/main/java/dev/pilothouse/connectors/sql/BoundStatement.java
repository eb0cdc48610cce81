package dev.pilothouse.connectors.sql;

import dev.pilothouse.engine.parameter.ResolvedParameters;
import dev.pilothouse.engine.parameter.SqlParameters;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A statement whose `${name}` have become bound values, so that no value is ever read as SQL.
///
/// @param sql the text with a `?` for each value
/// @param values the values in that order
record BoundStatement(String sql, List<Object> values) {

    /// Binds what code and literals refer to; comments, names and dollar quotes stay as they are.
    static BoundStatement of(List<SqlScript.Piece> pieces, ResolvedParameters parameters) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        for (SqlScript.Piece piece : pieces) {
            switch (piece.kind()) {
                case OPAQUE -> sql.append(piece.text());
                case CODE, LITERAL -> {
                    var bound = SqlParameters.bind(piece.text(), parameters);
                    sql.append(bound.text());
                    values.addAll(bound.values());
                }
            }
        }
        return new BoundStatement(sql.toString().strip(), List.copyOf(values));
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
