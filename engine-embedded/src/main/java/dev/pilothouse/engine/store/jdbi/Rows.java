package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.ChildRun;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.StoredRun;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What rows say.
final class Rows {

    private Rows() {}

    static StoredRun run(ResultSet row, List<AttemptRow> attempts) throws SQLException {
        RunIdentity identity =
                new RunIdentity(
                        row.getLong("id"),
                        row.getString("workflow"),
                        row.getInt("version"),
                        FailureStrategy.valueOf(row.getString("failure_strategy")),
                        StoredJson.options(row.getString("options")),
                        row.getLong("created_at"),
                        parent(row));
        RunStatus status =
                new RunStatus(
                        WorkflowState.valueOf(row.getString("state")),
                        row.getLong("started_at"),
                        row.getLong("ended_at"),
                        row.getString("reason"),
                        row.getBoolean("timed_out"),
                        row.getBoolean("broken"),
                        row.getBoolean("hard"),
                        StoredJson.round(row.getString("round")));
        return new StoredRun(
                identity,
                status,
                row.getLong("epoch"),
                row.getLong("last_entry"),
                CommandTable.read(row),
                attempts);
    }

    static RunPosition position(ResultSet row) throws SQLException {
        return new RunPosition(
                row.getLong("id"),
                row.getLong("epoch"),
                row.getString("owner"),
                row.getLong("last_entry"),
                row.getBoolean("finalized"));
    }

    private static @Nullable ParentLink parent(ResultSet row) throws SQLException {
        long run = row.getLong("parent_run");
        return row.wasNull()
                ? null
                : new ParentLink(
                        run,
                        row.getInt("parent_node"),
                        row.getInt("parent_attempt"),
                        row.getInt("parent_element"),
                        row.getInt("parent_depth"));
    }

    static ChildRun child(ResultSet row) throws SQLException {
        return new ChildRun(
                row.getInt("parent_element"),
                row.getLong("id"),
                WorkflowState.valueOf(row.getString("state")),
                row.getLong("ended_at"));
    }

    static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getLong("id"),
                row.getString("workflow"),
                row.getInt("version"),
                WorkflowState.valueOf(row.getString("state")),
                row.getLong("created_at"),
                row.getLong("started_at"),
                row.getLong("ended_at"),
                row.getString("reason"));
    }

    static AttemptRow attempt(ResultSet row) throws SQLException {
        TaskAttempt attempt =
                new TaskAttempt(
                        row.getInt("number"),
                        row.getInt("try_number"),
                        row.getInt("retries"),
                        TaskState.valueOf(row.getString("state")),
                        times(row),
                        row.getString("worker"),
                        row.getObject("pid", Long.class),
                        row.getObject("exit_code", Integer.class),
                        row.getString("reason"),
                        row.getString("log_path"),
                        killCause(row.getString("kill_cause")),
                        StoredJson.outputs(row.getString("outputs")),
                        StoredJson.names(row.getString("skips")));
        return new AttemptRow(
                row.getInt("node"),
                row.getString("task"),
                TaskState.valueOf(row.getString("node_state")),
                Mark.valueOf(row.getString("mark")),
                row.getBoolean("superseded"),
                attempt);
    }

    private static AttemptTimes times(ResultSet row) throws SQLException {
        return new AttemptTimes(
                row.getLong("first_submitted"),
                row.getLong("submitted"),
                row.getLong("due"),
                row.getLong("placed"),
                row.getLong("dispatched"),
                row.getLong("started"),
                row.getLong("ended_at"),
                row.getLong("kill_asked"),
                row.getInt("kill_rounds"),
                row.getLong("overdue"));
    }

    private static @Nullable KillCause killCause(@Nullable String name) {
        return name == null ? null : KillCause.valueOf(name);
    }
}
