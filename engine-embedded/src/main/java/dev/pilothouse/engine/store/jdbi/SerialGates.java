package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.store.SerialPlace;
import dev.pilothouse.engine.store.SerialPlace.Standing;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;

/// The gates of serial workflows: each lets one run through, and whoever changes a queue holds the
/// lock of its gate's row, whichever master it works for. So a run that ends and a run that is
/// accepted at the same moment come one after the other, and a wake-up cannot fall between them.
///
/// **Thread:** one at a time; lives for one transaction.
final class SerialGates {

    private static final String NEWEST_PRIORITY =
            """
            select run_id from serial_queue where workflow = ? and execution_type = 'SERIAL_PRIORITY'
            order by position desc limit 1\
            """;
    private static final String OLDEST_WAITING =
            """
            select run_id from serial_queue where workflow = ? and execution_type = 'SERIAL_WAIT'
            order by position limit 1\
            """;
    private static final String PLACE =
            """
            select q.execution_type, g.holder,
                (select max(n.run_id) from serial_queue n where n.workflow = q.workflow
                    and n.position > q.position and n.execution_type = 'SERIAL_PRIORITY') as newer
            from serial_queue q join serial_gate g on g.workflow = q.workflow where q.run_id = ?\
            """;

    private final Connection connection;

    SerialGates(Connection connection) {
        this.connection = connection;
    }

    /// Makes the gate of a workflow if it has none.
    void make(String workflow) throws SQLException {
        if (number("select 1 from serial_gate where workflow = ?", workflow) == null) {
            update(
                    "insert into serial_gate (workflow, holder, next_position) values (?, null, 1)",
                    workflow);
        }
    }

    /// Locks gates, always in the same order. They stay locked until the transaction ends.
    void lock(Collection<String> workflows) throws SQLException {
        for (String workflow : new TreeSet<>(workflows)) {
            number("select 1 from serial_gate where workflow = ? for update", workflow);
        }
    }

    /// The run that holds a gate; null if it is free.
    @Nullable Long holder(String workflow) throws SQLException {
        return number("select holder from serial_gate where workflow = ?", workflow);
    }

    /// Puts a run into the queue of a locked gate; true if it holds the gate now.
    boolean enter(long run, String workflow, ExecutionType type) throws SQLException {
        update(
                """
                insert into serial_queue (run_id, workflow, position, execution_type)
                select ?, workflow, next_position, ? from serial_gate where workflow = ?\
                """,
                run,
                type.name(),
                workflow);
        update(
                "update serial_gate set next_position = next_position + 1 where workflow = ?",
                workflow);
        return update(
                        "update serial_gate set holder = ? where workflow = ? and holder is null",
                        run,
                        workflow)
                > 0;
    }

    /// Takes a run out of the queue of a locked gate. If it held the gate, the next one does.
    void leave(long run, String workflow) throws SQLException {
        update("delete from serial_queue where run_id = ?", run);
        Long holder = holder(workflow);
        if (holder != null && holder == run) {
            Long newest = number(NEWEST_PRIORITY, workflow);
            Long next = newest == null ? number(OLDEST_WAITING, workflow) : newest;
            update("update serial_gate set holder = ? where workflow = ?", next, workflow);
        }
    }

    /// Where a run stands.
    SerialPlace place(long run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? place(
                                run,
                                ExecutionType.valueOf(row.getString(1)),
                                row.getLong(2),
                                row.getLong(3))
                        : SerialPlace.NONE;
            }
        }
    }

    private static SerialPlace place(long run, ExecutionType type, long holder, long newer) {
        if (newer > 0) {
            return new SerialPlace(Standing.DISPLACED, newer);
        }
        if (holder == run) {
            return new SerialPlace(Standing.HEAD, 0);
        }
        return new SerialPlace(
                type == ExecutionType.SERIAL_DISCARD ? Standing.DISCARDED : Standing.WAITS, holder);
    }

    private @Nullable Long number(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1, Long.class) : null;
        }
    }

    private int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
