package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.TaskGroupStep;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The places of task groups. Whoever changes those of a group holds the lock of its row until the
/// transaction ends, and gives what is free to those who wait before it does: the rows that hold a
/// slot are the only count there is.
///
/// **Thread:** one at a time; lives for one transaction.
final class TaskGroupTable {

    private static final String JOIN =
            """
            insert into task_group_place (run_id, attempt, task_group, priority, since, holds, forced)
            select r.id, cast(? as int), cast(? as varchar), cast(? as int), cast(? as bigint), false, false
            from workflow_run r where r.id = ? and not exists
                (select 1 from task_group_place p where p.run_id = r.id and p.attempt = ?)\
            """;
    private static final String FORCE =
            """
            update task_group_place set holds = true, forced = true
            where run_id = ? and attempt = ? and holds = false\
            """;
    private static final String LEAVE =
            "delete from task_group_place where run_id = ? and attempt = ?";
    private static final String NEXT =
            """
            update task_group_place set holds = true where (run_id, attempt) in (
                select run_id, attempt from task_group_place where task_group = ? and holds = false
                order by priority desc, since, run_id, attempt limit ?)\
            """;

    private final Connection connection;

    TaskGroupTable(Connection connection) {
        this.connection = connection;
    }

    /// The groups that turns speak of.
    static Set<String> groups(List<RunWrite> turns) {
        Set<String> groups = new TreeSet<>();
        for (RunWrite turn : turns) {
            turn.groupSteps().forEach(step -> groups.add(step.group()));
        }
        return groups;
    }

    /// Makes the row of a group if it has none.
    void make(String group) throws SQLException {
        if (number("select 1 from task_group where name = ?", group) == null) {
            update("insert into task_group (name, size) values (?, null)", group);
        }
    }

    /// Does what turns want, always locking groups in the same order.
    void apply(List<RunWrite> turns) throws SQLException {
        Set<String> groups = groups(turns);
        if (groups.isEmpty()) {
            return;
        }
        lock(groups);
        try (PreparedStatement join = connection.prepareStatement(JOIN);
                PreparedStatement force = connection.prepareStatement(FORCE);
                PreparedStatement leave = connection.prepareStatement(LEAVE)) {
            for (RunWrite turn : turns) {
                for (TaskGroupStep step : turn.groupSteps()) {
                    switch (step.kind()) {
                        case JOIN -> join(join, turn.runId(), step);
                        case FORCE -> place(force, turn.runId(), step);
                        case LEAVE -> place(leave, turn.runId(), step);
                    }
                }
            }
            leave.executeBatch();
            join.executeBatch();
            force.executeBatch();
        }
        for (String group : groups) {
            grant(group);
        }
    }

    /// Sets the size of a group.
    void resize(String group, int size) throws SQLException {
        lock(List.of(group));
        update(
                "update task_group set size = nullif(cast(? as int), cast(? as int)) where name ="
                        + " ?",
                size,
                TaskGroup.UNLIMITED,
                group);
        grant(group);
    }

    /// Takes all places of a run away.
    void leave(long run) throws SQLException {
        Set<String> groups = new TreeSet<>();
        try (PreparedStatement query =
                prepared(
                        "select distinct task_group from task_group_place where run_id = ?", run)) {
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    groups.add(rows.getString(1));
                }
            }
        }
        lock(groups);
        update("delete from task_group_place where run_id = ?", run);
        for (String group : groups) {
            grant(group);
        }
    }

    private void lock(Collection<String> sorted) throws SQLException {
        for (String group : sorted) {
            number("select 1 from task_group where name = ? for update", group);
        }
    }

    /// Gives what is free of a locked group to those who wait.
    private void grant(String group) throws SQLException {
        Long size = number("select size from task_group where name = ?", group);
        long free =
                size == null
                        ? Integer.MAX_VALUE
                        : size
                                - Objects.requireNonNull(
                                        number(
                                                """
                                                select count(*) from task_group_place
                                                where task_group = ? and holds = true\
                                                """,
                                                group));
        if (free > 0) {
            update(NEXT, group, free);
        }
    }

    private static void join(PreparedStatement statement, long run, TaskGroupStep step)
            throws SQLException {
        statement.setInt(1, step.attempt());
        statement.setString(2, step.group());
        statement.setInt(3, step.priority());
        statement.setLong(4, step.since());
        statement.setLong(5, run);
        statement.setInt(6, step.attempt());
        statement.addBatch();
    }

    private static void place(PreparedStatement statement, long run, TaskGroupStep step)
            throws SQLException {
        statement.setLong(1, run);
        statement.setInt(2, step.attempt());
        statement.addBatch();
    }

    private @Nullable Long number(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1, Long.class) : null;
        }
    }

    private void update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            statement.executeUpdate();
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
