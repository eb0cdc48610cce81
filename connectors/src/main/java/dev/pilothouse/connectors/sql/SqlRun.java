package dev.pilothouse.connectors.sql;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

/// Runs the statements of one attempt in one transaction.
///
/// **Thread:** one runs, any other may cancel.
final class SqlRun implements Callable<Optional<ResultTable>> {

    private final DataSource source;
    private final List<BoundStatement> statements;
    private @Nullable Statement current;
    private boolean cancelled;

    SqlRun(DataSource source, List<BoundStatement> statements) {
        this.source = source;
        this.statements = statements;
    }

    /// Runs them all; the result is that of the last query. **Failure:** nothing of it is kept.
    @Override
    public Optional<ResultTable> call() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<ResultTable> last = Optional.empty();
                for (BoundStatement statement : statements) {
                    Optional<ResultTable> result = run(connection, statement);
                    last = result.isPresent() ? result : last;
                }
                refuseIfCancelled();
                connection.commit();
                return last;
            } catch (SQLException | RuntimeException failure) {
                rollBack(connection, failure);
                throw failure;
            }
        }
    }

    /// Ends the running statement and begins no other.
    synchronized void cancel() throws SQLException {
        cancelled = true;
        if (current != null) {
            current.cancel();
        }
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    /// Only a statement with values is prepared: in others a `?` is an operator.
    private Optional<ResultTable> run(Connection connection, BoundStatement statement)
            throws SQLException {
        if (statement.values().isEmpty()) {
            try (Statement plain = connection.createStatement()) {
                begin(plain);
                return result(plain, plain.execute(statement.sql()));
            } finally {
                end();
            }
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            statement.bind(prepared);
            begin(prepared);
            return result(prepared, prepared.execute());
        } finally {
            end();
        }
    }

    private static Optional<ResultTable> result(Statement statement, boolean isQuery)
            throws SQLException {
        if (!isQuery) {
            return Optional.empty();
        }
        try (ResultSet result = statement.getResultSet()) {
            return Optional.of(ResultTable.read(result));
        }
    }

    private synchronized void begin(Statement statement) throws SQLException {
        refuseIfCancelled();
        statement.setMaxRows(ResultTable.MOST_ROWS + 1);
        current = statement;
    }

    private synchronized void end() {
        current = null;
    }

    private synchronized void refuseIfCancelled() throws SQLException {
        if (cancelled) {
            throw new SQLException("cancelled");
        }
    }
}
