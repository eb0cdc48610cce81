package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.Claim;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes claims within the transaction that accepts their runs. A claim locks the row it belongs
/// to, so of several masters the second one waits, and then sees that it is taken.
final class Claims {

    private static final String MOVE_SCHEDULE =
            """
            update schedule set next_fire = ?, last_fire = ?
            where id = ? and version = ? and online = true and next_fire = ?\
            """;
    private static final String INSERT_FIRE =
            "insert into schedule_fire (schedule_id, version, fire_at, run_id) values (?, ?, ?, ?)";
    private static final String LOCK_BACKFILL =
            """
            select parallel from backfill
            where id = ? and state = 'RUNNING' and begun = ? for update\
            """;
    private static final String UNDER_WAY =
            """
            select count(*) from backfill_date d join workflow_run r on r.id = d.run_id
            where d.backfill_id = ? and r.finalized = false\
            """;
    private static final String BEGIN_DATE =
            """
            update backfill_date set run_id = ?
            where backfill_id = ? and position = ? and run_id is null\
            """;
    private static final String LOCK_RUN = "select epoch from workflow_run where id = ? for update";
    private static final String MOVE_BACKFILL = "update backfill set begun = ? where id = ?";

    private final Connection connection;

    Claims(Connection connection) {
        this.connection = connection;
    }

    /// Takes the claim for a run; false if it is taken, or cannot be taken any more.
    boolean take(Claim claim, long runId) throws SQLException {
        return switch (claim) {
            case Claim.FireTime fire -> take(fire, runId);
            case Claim.BackfillDate date -> take(date, runId);
            case Claim.OwnedParent parent -> number(LOCK_RUN, parent.runId()) == parent.epoch();
        };
    }

    private boolean take(Claim.FireTime fire, long runId) throws SQLException {
        boolean moved =
                update(
                        MOVE_SCHEDULE,
                        millis(fire.next()),
                        fire.at().toEpochMilli(),
                        fire.scheduleId(),
                        fire.version(),
                        fire.expected().toEpochMilli());
        return moved
                && update(
                        INSERT_FIRE,
                        fire.scheduleId(),
                        fire.version(),
                        fire.at().toEpochMilli(),
                        runId);
    }

    /// The runs that claim nothing, or whose claim could be taken.
    List<AcceptedRun> taken(List<AcceptedRun> runs) throws SQLException {
        List<AcceptedRun> taken = new ArrayList<>(runs.size());
        for (AcceptedRun run : runs) {
            Claim claim = run.claim();
            if (claim == null || take(claim, run.identity().id())) {
                taken.add(run);
            }
        }
        return taken;
    }

    private boolean take(Claim.BackfillDate date, long runId) throws SQLException {
        int room =
                number(LOCK_BACKFILL, date.backfillId(), date.position())
                        - number(UNDER_WAY, date.backfillId());
        return room > 0
                && update(BEGIN_DATE, runId, date.backfillId(), date.position())
                && update(MOVE_BACKFILL, date.position() + 1, date.backfillId());
    }

    private boolean update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate() == 1;
        }
    }

    /// The number that a query gives; 0 for no row.
    private int number(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
