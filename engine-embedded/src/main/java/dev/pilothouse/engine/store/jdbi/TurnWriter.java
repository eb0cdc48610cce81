package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.JournalWriter;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.RunWrite;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/// Writes turns through one connection, each kind of statement as one batch. This is the engine's
/// hot path, so it speaks JDBC.
///
/// **Thread:** one at a time; lives for one transaction.
final class TurnWriter {

    /// A row of the journal is cut at about this many characters: H2 takes a million bytes.
    private static final int JOURNAL_ROW = 400_000;

    private static final String FENCE =
            """
            update workflow_run set state = ?, started_at = ?, ended_at = ?, reason = ?, timed_out = ?,
                broken = ?, last_entry = ?, finalized = ?, hard = ?, run_times = ?, round = ?
            where id = ? and epoch = ? and last_entry = ?\
            """;
    private static final String INSERT =
            """
            insert into task_attempt (node_state, mark, state, due, placed, dispatched, started, ended_at,
                worker, pid, exit_code, reason, log_path, kill_cause, outputs, superseded, kill_asked,
                kill_rounds, skips, overdue, run_id, number, node, task, try_number, retries, first_submitted,
                submitted)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;
    private static final String UPDATE =
            """
            update task_attempt set node_state = ?, mark = ?, state = ?, due = ?, placed = ?, dispatched = ?,
                started = ?, ended_at = ?, worker = ?, pid = ?, exit_code = ?, reason = ?, log_path = ?,
                kill_cause = ?, outputs = ?, superseded = ?, kill_asked = ?, kill_rounds = ?, skips = ?, overdue = ?
            where run_id = ? and number = ?\
            """;
    private static final String JOURNAL =
            "insert into journal (run_id, first_number, last_number, entries) values (?, ?, ?, ?)";
    private static final String COMMAND = "delete from command where run_id = ?";

    private final Connection connection;

    TurnWriter(Connection connection) {
        this.connection = connection;
    }

    /// Writes what is still owned, and returns the ids of the runs that are not.
    List<Long> write(List<RunWrite> turns) throws SQLException {
        List<Long> lost = fence(turns);
        List<RunWrite> owned =
                lost.isEmpty()
                        ? turns
                        : turns.stream().filter(turn -> !lost.contains(turn.runId())).toList();
        commands(owned);
        attempts(owned);
        journal(owned);
        new TaskGroupTable(connection).apply(owned);
        passOn(owned);
        return lost;
    }

    private List<Long> fence(List<RunWrite> turns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FENCE)) {
            for (RunWrite turn : turns) {
                statement.setString(1, turn.status().state().name());
                statement.setLong(2, turn.status().startedAt());
                statement.setLong(3, turn.status().endedAt());
                statement.setString(4, turn.status().reason());
                statement.setBoolean(5, turn.status().timedOut());
                statement.setBoolean(6, turn.status().broken());
                statement.setLong(7, turn.lastEntry());
                statement.setBoolean(8, turn.finalized());
                statement.setBoolean(9, turn.status().hard());
                statement.setInt(10, turn.status().runTimes());
                statement.setString(11, StoredJson.round(turn.status().round()));
                statement.setLong(12, turn.runId());
                statement.setLong(13, turn.epoch());
                statement.setLong(14, turn.lastEntry() - turn.entries().size());
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            List<Long> lost = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    lost.add(turns.get(i).runId());
                }
            }
            return lost;
        }
    }

    private void commands(List<RunWrite> turns) throws SQLException {
        if (turns.stream().noneMatch(RunWrite::consumesCommand)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(COMMAND)) {
            for (RunWrite turn : turns) {
                if (turn.consumesCommand()) {
                    if (!turn.commandError().isEmpty()) {
                        new CommandTable(connection)
                                .fail(
                                        turn.runId(),
                                        turn.commandError(),
                                        turn.entries().getLast().at());
                    }
                    statement.setLong(1, turn.runId());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private void attempts(List<RunWrite> turns) throws SQLException {
        if (turns.stream().anyMatch(turn -> !turn.inserts().isEmpty())) {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (RunWrite turn : turns) {
                    for (AttemptRow row : turn.inserts()) {
                        bindChanging(statement, turn.runId(), row);
                        bindFixed(statement, row);
                        statement.addBatch();
                    }
                }
                statement.executeBatch();
            }
        }
        if (turns.stream().anyMatch(turn -> !turn.updates().isEmpty())) {
            try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
                for (RunWrite turn : turns) {
                    for (AttemptRow row : turn.updates()) {
                        bindChanging(statement, turn.runId(), row);
                        statement.addBatch();
                    }
                }
                statement.executeBatch();
            }
        }
    }

    private static void bindChanging(PreparedStatement statement, long runId, AttemptRow row)
            throws SQLException {
        TaskAttempt attempt = row.attempt();
        AttemptTimes times = attempt.times();
        statement.setString(1, row.nodeState().name());
        statement.setString(2, row.mark().name());
        statement.setString(3, attempt.state().name());
        statement.setLong(4, times.due());
        statement.setLong(5, times.placed());
        statement.setLong(6, times.dispatched());
        statement.setLong(7, times.started());
        statement.setLong(8, times.ended());
        statement.setString(9, attempt.worker());
        setNullable(statement, 10, attempt.pid());
        setNullable(statement, 11, attempt.exitCode());
        statement.setString(12, attempt.reason());
        statement.setString(13, attempt.logPath());
        statement.setString(14, attempt.killCause() == null ? null : attempt.killCause().name());
        statement.setString(15, StoredJson.outputs(attempt.outputs()));
        statement.setBoolean(16, row.superseded());
        statement.setLong(17, times.killAsked());
        statement.setInt(18, times.killRounds());
        statement.setString(19, StoredJson.names(attempt.skips()));
        statement.setLong(20, times.overdue());
        statement.setLong(21, runId);
        statement.setInt(22, attempt.number());
    }

    private static void bindFixed(PreparedStatement statement, AttemptRow row) throws SQLException {
        TaskAttempt attempt = row.attempt();
        statement.setInt(23, row.node());
        statement.setString(24, row.task());
        statement.setInt(25, attempt.tryNumber());
        statement.setInt(26, attempt.retries());
        statement.setLong(27, attempt.times().firstSubmitted());
        statement.setLong(28, attempt.times().submitted());
    }

    private void journal(List<RunWrite> turns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(JOURNAL)) {
            for (RunWrite turn : turns) {
                journal(statement, turn);
            }
            statement.executeBatch();
        }
    }

    private static void journal(PreparedStatement statement, RunWrite turn) throws SQLException {
        JournalWriter writer = new JournalWriter(turn.mask());
        StringBuilder lines = new StringBuilder();
        long first = 0;
        for (JournalEntry entry : turn.entries()) {
            first = first == 0 ? entry.number() : first;
            lines.append(writer.line(entry)).append('\n');
            if (lines.length() > JOURNAL_ROW || entry.number() == turn.lastEntry()) {
                statement.setLong(1, turn.runId());
                statement.setLong(2, first);
                statement.setLong(3, entry.number());
                statement.setBytes(4, lines.toString().getBytes(StandardCharsets.UTF_8));
                statement.addBatch();
                lines.setLength(0);
                first = 0;
            }
        }
    }

    /// In the transaction of a run's end the next run of its serial workflow is chosen.
    private void passOn(List<RunWrite> turns) throws SQLException {
        List<RunWrite> ended = turns.stream().filter(turn -> !turn.passesOn().isEmpty()).toList();
        SerialGates gates = new SerialGates(connection);
        gates.lock(ended.stream().map(RunWrite::passesOn).toList());
        for (RunWrite turn : ended) {
            gates.leave(turn.runId(), turn.passesOn());
        }
    }

    private static void setNullable(PreparedStatement statement, int index, @Nullable Number value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.BIGINT);
            case Number number -> statement.setLong(index, number.longValue());
        }
    }
}
