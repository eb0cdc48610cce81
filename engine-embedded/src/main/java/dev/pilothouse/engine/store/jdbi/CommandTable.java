package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.command.CommandType;
import dev.pilothouse.engine.command.RunCommand;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The commands that wait to be taken, at most one for each run, and those that could not be
/// handled.
///
/// **Thread:** one at a time; lives for one transaction.
final class CommandTable {

    private static final String INSERT =
            """
            insert into command (run_id, type, scope, author, reason, created_at)
            values (?, ?, ?, ?, ?, ?)\
            """;
    private static final String MOVE =
            """
            insert into command_error (run_id, failed_at, type, scope, author, reason, created_at, error)
            select run_id, ?, type, scope, author, reason, created_at, ? from command where run_id = ?\
            """;

    private final Connection connection;

    CommandTable(Connection connection) {
        this.connection = connection;
    }

    void insert(long run, RunCommand command, long at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, run);
            statement.setString(2, command.type().name());
            statement.setString(3, StoredJson.scope(command.scope()));
            statement.setString(4, command.author());
            statement.setString(5, command.reason());
            statement.setLong(6, at);
            statement.executeUpdate();
        }
    }

    /// Keeps a run's command as one that could not be handled; it still waits.
    void fail(long run, String error, long at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setLong(1, at);
            statement.setString(2, error);
            statement.setLong(3, run);
            statement.executeUpdate();
        }
    }

    void delete(long run) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from command where run_id = ?")) {
            statement.setLong(1, run);
            statement.executeUpdate();
        }
    }

    /// The command in a row of runs joined with their commands; null if none waits.
    static @Nullable RunCommand read(ResultSet row) throws SQLException {
        String type = row.getString("command_type");
        return type == null
                ? null
                : new RunCommand(
                        CommandType.valueOf(type),
                        StoredJson.scope(row.getString("command_scope")),
                        row.getString("command_author"),
                        row.getString("command_reason"));
    }
}
