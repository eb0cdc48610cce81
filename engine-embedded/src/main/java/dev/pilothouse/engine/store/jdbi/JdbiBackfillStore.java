package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.schedule.Backfill;
import dev.pilothouse.engine.schedule.BackfillDate;
import dev.pilothouse.engine.schedule.BackfillRequest;
import dev.pilothouse.engine.schedule.BackfillStore;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Backfills on H2.
///
/// **Thread:** any.
public final class JdbiBackfillStore implements BackfillStore {

    private static final String DATES =
            """
            select d.position, d.fire_at, coalesce(d.run_id, 0) as run_id, r.state
            from backfill_date d left join workflow_run r on r.id = d.run_id
            where d.backfill_id = ? and d.position >= ?\
            """;

    private final Database database;

    JdbiBackfillStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Long> insert(BackfillRequest request, Instant createdAt) {
        return database.inTransaction(
                "Expected to keep a backfill of workflow '" + request.workflow() + "'",
                handle ->
                        newestVersion(handle, request.workflow())
                                .map(version -> insert(handle, request, version, createdAt)));
    }

    private static Optional<Integer> newestVersion(Handle handle, String workflow) {
        return handle.select(
                        """
                        select version from workflow_definition where name = ?
                        order by version desc limit 1\
                        """,
                        workflow)
                .mapTo(Integer.class)
                .findFirst();
    }

    private static long insert(
            Handle handle, BackfillRequest request, int version, Instant createdAt) {
        long id =
                handle.createUpdate(
                                """
                                insert into backfill (workflow, version, options, parallel, on_failure, state, reason,
                                    created_at, dates, begun, checked_from)
                                values (?, ?, ?, ?, ?, 'RUNNING', '', ?, ?, 0, 0)\
                                """)
                        .bind(0, request.workflow())
                        .bind(1, version)
                        .bind(2, StoredJson.options(request.options()))
                        .bind(3, request.parallel())
                        .bind(4, request.onFailure().name())
                        .bind(5, createdAt.toEpochMilli())
                        .bind(6, request.dates().size())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one();
        PreparedBatch dates =
                handle.prepareBatch(
                        "insert into backfill_date (backfill_id, position, fire_at) values (?, ?,"
                                + " ?)");
        for (int i = 0; i < request.dates().size(); i++) {
            dates.add(id, i, request.dates().get(i).toEpochMilli());
        }
        dates.execute();
        return id;
    }

    @Override
    public Optional<Backfill> find(long id) {
        return backfills("where id = ?", id).stream().findFirst();
    }

    @Override
    public List<Backfill> all() {
        return backfills("order by id desc");
    }

    @Override
    public List<Backfill> running() {
        return backfills("where state = 'RUNNING' order by id");
    }

    private List<Backfill> backfills(String which, Object... values) {
        return database.reading(
                "Expected to read backfills",
                handle ->
                        handle.select("select * from backfill " + which, values)
                                .map((row, _) -> backfill(row))
                                .list());
    }

    @Override
    public List<BackfillDate> dates(long id, int from, int limit) {
        return database.reading(
                "Expected to read the dates of backfill " + id,
                handle ->
                        handle.select(DATES + " order by d.position limit ?", id, from, limit)
                                .map((row, _) -> date(row))
                                .list());
    }

    @Override
    public int underWay(long id) {
        return database.reading(
                "Expected to count the runs of backfill " + id,
                handle ->
                        handle.select(
                                        """
                                        select count(*) from backfill_date d join workflow_run r on r.id = d.run_id
                                        where d.backfill_id = ? and r.finalized = false\
                                        """,
                                        id)
                                .mapTo(Integer.class)
                                .one());
    }

    @Override
    public Optional<BackfillDate> firstFailure(long id, int from) {
        return database.reading(
                "Expected to look for failures of backfill " + id,
                handle ->
                        handle.select(
                                        DATES
                                                + " and r.finalized = true and r.state <>"
                                                + " 'SUCCEEDED' order by d.position limit 1",
                                        id,
                                        from)
                                .map((row, _) -> date(row))
                                .findFirst());
    }

    @Override
    public boolean move(long id, Backfill.State before, Backfill.State after, String reason) {
        String checked = after == Backfill.State.RUNNING ? ", checked_from = begun" : "";
        return database.inTransaction(
                "Expected to change backfill " + id,
                handle ->
                        handle.execute(
                                        "update backfill set state = ?, reason = ?"
                                                + checked
                                                + " where id = ? and state = ?",
                                        after.name(),
                                        reason,
                                        id,
                                        before.name())
                                == 1);
    }

    private static Backfill backfill(ResultSet row) throws SQLException {
        return new Backfill(
                row.getLong("id"),
                row.getString("workflow"),
                row.getInt("version"),
                StoredJson.options(row.getString("options")),
                row.getInt("parallel"),
                BackfillRequest.ElementFailure.valueOf(row.getString("on_failure")),
                Backfill.State.valueOf(row.getString("state")),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getInt("dates"),
                row.getInt("begun"),
                row.getInt("checked_from"));
    }

    private static BackfillDate date(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new BackfillDate(
                row.getInt("position"),
                Instant.ofEpochMilli(row.getLong("fire_at")),
                row.getLong("run_id"),
                state == null ? null : WorkflowState.valueOf(state));
    }
}
