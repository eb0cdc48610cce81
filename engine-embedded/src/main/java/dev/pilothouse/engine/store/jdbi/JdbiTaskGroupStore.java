package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.store.StoreRefusedException;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.TaskGroupPlace;
import dev.pilothouse.engine.store.TaskGroupStore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Task groups in the database of the runs.
///
/// **Thread:** any.
public final class JdbiTaskGroupStore implements TaskGroupStore {

    private static final String GROUPS =
            """
            select g.name, g.size, (select count(*) from task_group_place p
                where p.task_group = g.name and p.holds = true) as used,
                (select count(*) from task_group_place p
                where p.task_group = g.name and p.holds = false) as waiting
            from task_group g order by g.name\
            """;
    private static final String PLACES =
            """
            select p.*, r.workflow, a.task from task_group_place p
            join workflow_run r on r.id = p.run_id
            join task_attempt a on a.run_id = p.run_id and a.number = p.attempt
            where p.task_group = ?
            order by p.holds desc, p.priority desc, p.since, p.run_id, p.attempt\
            """;
    private static final String HOLDERS =
            "select run_id, attempt from task_group_place where task_group = ? and holds = true";
    private static final String WAITS =
            """
            select count(*) from task_group_place where run_id = ? and attempt = ? and holds = false\
            """;

    private final Database database;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    JdbiTaskGroupStore(Database database) {
        this.database = database;
    }

    @Override
    public List<TaskGroup> groups() {
        return database.reading(
                "Expected to list task groups",
                handle -> handle.select(GROUPS).map((row, _) -> group(row)).list());
    }

    @Override
    public List<TaskGroupPlace> places(String group) {
        return database.reading(
                "Expected to read the places of task group '" + group + "'",
                handle -> handle.select(PLACES, group).map((row, _) -> place(row)).list());
    }

    @Override
    public List<AttemptId> holders(String group) {
        return database.reading(
                "Expected to read who holds task group '" + group + "'",
                handle -> handle.select(HOLDERS, group).map((row, _) -> attempt(row)).list());
    }

    @Override
    public boolean isWaiting(AttemptId attempt) {
        return database.reading(
                "Expected to find the place of attempt " + attempt,
                handle ->
                        handle.select(WAITS, attempt.run(), attempt.number())
                                        .mapTo(Integer.class)
                                        .one()
                                > 0);
    }

    @Override
    public void setSize(String group, int size) {
        make(List.of(group));
        database.onConnection(
                "Expected to set the size of task group '" + group + "'",
                connection -> {
                    new TaskGroupTable(connection).resize(group, size);
                    return group;
                });
    }

    /// Makes the rows of groups that have none. Two that make the same one at the same time are no
    /// failure: it is there then.
    void make(Collection<String> groups) {
        for (String group : groups) {
            if (!known.contains(group)) {
                make(group);
                known.add(group);
            }
        }
    }

    private void make(String group) {
        try {
            database.onConnection(
                    "Expected to make task group '" + group + "'",
                    connection -> {
                        new TaskGroupTable(connection).make(group);
                        return group;
                    });
        } catch (StoreRefusedException e) {
            if (groups().stream().noneMatch(made -> made.name().equals(group))) {
                throw e;
            }
        }
    }

    /// Forgets what it knows of the database.
    void forget() {
        known.clear();
    }

    private static TaskGroup group(ResultSet row) throws SQLException {
        Integer size = row.getObject("size", Integer.class);
        return new TaskGroup(
                row.getString("name"),
                size == null ? TaskGroup.UNLIMITED : size,
                row.getInt("used"),
                row.getInt("waiting"));
    }

    private static TaskGroupPlace place(ResultSet row) throws SQLException {
        return new TaskGroupPlace(
                attempt(row),
                row.getString("workflow"),
                row.getString("task"),
                row.getBoolean("holds"),
                row.getBoolean("forced"));
    }

    private static AttemptId attempt(ResultSet row) throws SQLException {
        return new AttemptId(row.getLong("run_id"), row.getInt("attempt"));
    }
}
