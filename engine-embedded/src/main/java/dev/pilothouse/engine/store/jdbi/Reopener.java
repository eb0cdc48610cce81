package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.store.Reopening;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/// Opens ended runs again, and gives up those that cannot go on.
///
/// **Thread:** one at a time; lives for one transaction.
final class Reopener {

    private static final String OPEN =
            """
            update workflow_run set finalized = false, epoch = epoch + 1, owner = ?
            where id = ? and finalized = true and state in ('PAUSED', 'STOPPED', 'FAILED', 'SUCCEEDED')\
            """;
    private static final String ABANDON =
            """
            update workflow_run set state = 'FAILED', ended_at = ?, reason = ?, finalized = true,
                epoch = epoch + 1
            where id = ?\
            """;

    private final Connection connection;
    private final SerialGates gates;
    private final CommandTable commands;

    Reopener(Connection connection) {
        this.connection = connection;
        this.gates = new SerialGates(connection);
        this.commands = new CommandTable(connection);
    }

    Reopening reopen(
            long run, String owner, @Nullable RunCommand command, ExecutionType executionType)
            throws SQLException {
        if (update(OPEN, owner, run) == 0) {
            return new Reopening.Taken();
        }
        if (command != null && executionType != ExecutionType.PARALLEL) {
            String workflow = workflow(run);
            gates.lock(List.of(workflow));
            Long holder = gates.holder(workflow);
            if (holder != null) {
                connection.rollback();
                return new Reopening.SerialBusy(holder);
            }
            gates.enter(run, workflow, executionType);
        }
        if (command != null) {
            commands.insert(run, command, System.currentTimeMillis());
        }
        return new Reopening.Opened(epoch(run));
    }

    void abandon(long run, String reason, long at) throws SQLException {
        update(ABANDON, at, reason, run);
        commands.fail(run, reason, at);
        commands.delete(run);
        new TaskGroupTable(connection).leave(run);
        String workflow = workflow(run);
        gates.lock(List.of(workflow));
        gates.leave(run, workflow);
    }

    private String workflow(long run) throws SQLException {
        return Objects.requireNonNull(
                one("select workflow from workflow_run where id = ?", run, String.class));
    }

    private long epoch(long run) throws SQLException {
        return Objects.requireNonNull(
                one("select epoch from workflow_run where id = ?", run, Long.class));
    }

    private <T> @Nullable T one(String sql, long run, Class<T> type) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, type) : null;
            }
        }
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }
}
