package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalCodec;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.StoredRun;

import org.jdbi.v3.core.Handle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// The store on H2.
///
/// **Thread:** any. **Durability:** of a file, everything that returned survives a kill: the file
/// is written through at commit.
public final class JdbiRunStore implements RunStore {

    private static final int JOURNAL_PAGE = 100;
    private static final String INSERT_RUN =
            """
            insert into workflow_run (id, workflow, version, failure_strategy, options, created_at, state,
                started_at, ended_at, reason, timed_out, broken, epoch, owner, last_entry, finalized)
            values (?, ?, ?, ?, ?, ?, ?, 0, 0, '', false, false, 1, ?, 0, false)\
            """;
    private static final String INSERT_COMMAND =
            "insert into command (run_id, type, created_at) values (?, 'START_PROCESS', ?)";

    private final DefinitionJson json = new DefinitionJson();
    private final Database database;
    private final AtomicLong lastRunId;

    private JdbiRunStore(Database database) {
        this.database = database;
        this.lastRunId =
                new AtomicLong(
                        inTransaction(
                                "Expected to find the newest run",
                                handle ->
                                        handle.select(
                                                        "select coalesce(max(id), 0) from"
                                                                + " workflow_run")
                                                .mapTo(Long.class)
                                                .one()));
    }

    /// The store in an H2 file; `file` has no extension and its folder exists.
    public static JdbiRunStore file(Path file, int connections) {
        return new JdbiRunStore(Database.file(file, connections));
    }

    /// The store in an H2 file that exists, to read only; `file` has no extension.
    public static JdbiRunStore readOnly(Path file) {
        return new JdbiRunStore(Database.readOnly(file));
    }

    /// A store in memory, gone when it is closed.
    public static JdbiRunStore memory(String name, int connections) {
        return new JdbiRunStore(Database.memory(name, connections));
    }

    /// The schedules in the same database.
    public JdbiScheduleStore schedules() {
        return new JdbiScheduleStore(database);
    }

    /// The backfills in the same database.
    public JdbiBackfillStore backfills() {
        return new JdbiBackfillStore(database);
    }

    @Override
    public int saveDefinition(WorkflowDefinition definition) {
        String body = json.write(definition);
        return inTransaction(
                "Expected to save workflow '" + definition.name() + "'",
                handle -> {
                    Optional<StoredDefinition> newest = newest(handle, definition.name());
                    if (newest.isPresent() && json.write(newest.get().definition()).equals(body)) {
                        return newest.get().version();
                    }
                    int version = newest.map(StoredDefinition::version).orElse(0) + 1;
                    handle.execute(
                            "insert into workflow_definition (name, version, body, created_at)"
                                    + " values (?, ?, ?, ?)",
                            definition.name(),
                            version,
                            body,
                            System.currentTimeMillis());
                    return version;
                });
    }

    @Override
    public Optional<StoredDefinition> definition(String name) {
        return inTransaction(
                "Expected to read workflow '" + name + "'", handle -> newest(handle, name));
    }

    @Override
    public Optional<StoredDefinition> definition(String name, int version) {
        return inTransaction(
                "Expected to read version " + version + " of workflow '" + name + "'",
                handle ->
                        handle.select(
                                        "select version, body from workflow_definition where name ="
                                                + " ? and version = ?",
                                        name,
                                        version)
                                .map((row, _) -> definition(row.getInt(1), row.getString(2)))
                                .findFirst());
    }

    /// The file belongs to one process, so ids are counted in its memory.
    @Override
    public long nextRunId() {
        return lastRunId.incrementAndGet();
    }

    @Override
    public List<Long> accept(List<AcceptedRun> runs) {
        return inConnection(
                "Expected to accept " + runs.size() + " run(s)",
                connection -> {
                    List<Long> leftOut = new ArrayList<>();
                    Claims claims = new Claims(connection);
                    try (PreparedStatement run = connection.prepareStatement(INSERT_RUN);
                            PreparedStatement command =
                                    connection.prepareStatement(INSERT_COMMAND)) {
                        for (AcceptedRun accepted : runs) {
                            long id = accepted.identity().id();
                            if (accepted.claim() != null && !claims.take(accepted.claim(), id)) {
                                leftOut.add(id);
                                continue;
                            }
                            bind(run, accepted);
                            command.setLong(1, id);
                            command.setLong(2, accepted.identity().createdAt());
                            command.addBatch();
                        }
                        run.executeBatch();
                        command.executeBatch();
                    }
                    return leftOut;
                });
    }

    private static void bind(PreparedStatement statement, AcceptedRun run) throws SQLException {
        RunIdentity identity = run.identity();
        statement.setLong(1, identity.id());
        statement.setString(2, identity.workflow());
        statement.setInt(3, identity.version());
        statement.setString(4, identity.failureStrategy().name());
        statement.setString(5, StoredJson.options(identity.options()));
        statement.setLong(6, identity.createdAt());
        statement.setString(7, WorkflowState.SUBMITTED.name());
        statement.setString(8, run.owner());
        statement.addBatch();
    }

    @Override
    public List<Long> write(List<RunWrite> turns) {
        return inConnection(
                "Expected to write the turns of " + turns.size() + " run(s)",
                connection -> new TurnWriter(connection).write(turns));
    }

    @Override
    public long raiseEpoch(long runId, String owner) {
        return inTransaction(
                "Expected to take over run " + runId,
                handle -> {
                    handle.execute(
                            "update workflow_run set epoch = epoch + 1, owner = ? where id = ?",
                            owner,
                            runId);
                    return handle.select("select epoch from workflow_run where id = ?", runId)
                            .mapTo(Long.class)
                            .one();
                });
    }

    @Override
    public Optional<StoredRun> run(long runId) {
        return inTransaction(
                "Expected to read run " + runId,
                handle -> {
                    List<AttemptRow> attempts =
                            handle.select(
                                            "select * from task_attempt where run_id = ? order by"
                                                    + " number",
                                            runId)
                                    .map((row, _) -> Rows.attempt(row))
                                    .list();
                    return handle.select(
                                    """
                                    select r.*, exists (select 1 from command c where c.run_id = r.id) as command_waiting
                                    from workflow_run r where r.id = ?\
                                    """,
                                    runId)
                            .map((row, _) -> Rows.run(row, attempts))
                            .findFirst();
                });
    }

    @Override
    public List<Long> unfinished(long after, int limit) {
        return inTransaction(
                "Expected to list unfinished runs",
                handle ->
                        handle.select(
                                        """
                                        select id from workflow_run where finalized = false and id > ?
                                        order by id limit ?\
                                        """,
                                        after,
                                        limit)
                                .mapTo(Long.class)
                                .list());
    }

    @Override
    public List<RunSummary> summaries(int limit) {
        return inTransaction(
                "Expected to list runs",
                handle ->
                        handle.select("select * from workflow_run order by id desc limit ?", limit)
                                .map((row, _) -> Rows.summary(row))
                                .list());
    }

    @Override
    public void journal(long runId, long fromNumber, Consumer<JournalEntry> consumer) {
        long next = fromNumber;
        List<byte[]> page = journalPage(runId, next);
        while (!page.isEmpty()) {
            for (byte[] lines : page) {
                for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
                    JournalEntry entry = JournalCodec.read(line);
                    if (entry.number() >= next) {
                        consumer.accept(entry);
                        next = entry.number() + 1;
                    }
                }
            }
            page = journalPage(runId, next);
        }
    }

    private List<byte[]> journalPage(long runId, long from) {
        return inTransaction(
                "Expected to read the journal of run " + runId,
                handle ->
                        handle.select(
                                        """
                                        select entries from journal where run_id = ? and last_number >= ?
                                        order by first_number limit ?\
                                        """,
                                        runId,
                                        from,
                                        JOURNAL_PAGE)
                                .mapTo(byte[].class)
                                .list());
    }

    @Override
    public void close() {
        database.close();
    }

    private Optional<StoredDefinition> newest(Handle handle, String name) {
        return handle.select(
                        "select version, body from workflow_definition where name = ? order by"
                                + " version desc limit 1",
                        name)
                .map((row, _) -> definition(row.getInt(1), row.getString(2)))
                .findFirst();
    }

    private StoredDefinition definition(int version, String body) {
        return new StoredDefinition(version, json.read(body));
    }

    private <T> T inTransaction(String what, Function<Handle, T> work) {
        return database.inTransaction(what, work);
    }

    /// Work on a connection that may fail as JDBC does.
    private interface SqlWork<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inConnection(String what, SqlWork<T> work) {
        try (Connection connection = database.connection()) {
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.of(what, e);
        }
    }
}
