package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalCodec;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.ParentLink;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.AttemptRow;
import dev.pilothouse.engine.store.ChildRun;
import dev.pilothouse.engine.store.Reopening;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.RunQuery;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.RunWrite;
import dev.pilothouse.engine.store.SerialPlace;
import dev.pilothouse.engine.store.StoreRefusedException;
import dev.pilothouse.engine.store.StoredDefinition;
import dev.pilothouse.engine.store.StoredRun;
import dev.pilothouse.engine.store.TaskGroupStore;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// The store on H2.
///
/// **Thread:** any. **Durability:** of a file, everything that returned survives a kill: the file
/// is written through at commit.
public final class JdbiRunStore implements RunStore {

    private static final int JOURNAL_PAGE = 100;
    private static final String TABLES =
            """
            select table_name from information_schema.tables
            where table_schema = 'PUBLIC' and lower(table_name) <> 'flyway_schema_history'\
            """;
    private static final String INSERT_RUN =
            """
            insert into workflow_run (id, workflow, version, failure_strategy, options, created_at, state,
                started_at, ended_at, reason, timed_out, broken, epoch, owner, last_entry, finalized,
                schedule_time, parent_run, parent_node, parent_attempt, parent_element, parent_depth)
            values (?, ?, ?, ?, ?, ?, ?, 0, 0, '', false, false, 1, ?, 0, false, ?, ?, ?, ?, ?, ?)\
            """;
    private static final String POSITION =
            "select id, epoch, owner, last_entry, finalized from workflow_run";
    private static final String INSERT_COMMAND =
            """
            insert into command (run_id, type, author, created_at)
            values (?, 'START_PROCESS', ?, ?)\
            """;
    private static final String RUN_WITH_COMMAND =
            """
            select r.*, c.type as command_type, c.scope as command_scope, c.author as command_author,
                c.reason as command_reason
            from workflow_run r left join command c on c.run_id = r.id where r.id = ?\
            """;

    private final Database database;
    private final DefinitionTable definitions;
    private final JdbiTaskGroupStore taskGroups;
    private final RunIds runIds;

    private JdbiRunStore(Database database) {
        this.database = database;
        this.definitions = new DefinitionTable(database);
        this.taskGroups = new JdbiTaskGroupStore(database);
        this.runIds = new RunIds(database);
    }

    /// The store in an H2 file; `file` has no extension and its folder exists. The file belongs to
    /// this process alone.
    public static JdbiRunStore file(Path file, int connections) {
        JdbiRunStore store = new JdbiRunStore(Database.file(file, connections));
        store.runIds.restart();
        return store;
    }

    /// The store in an H2 file that exists, to read only; `file` has no extension.
    public static JdbiRunStore readOnly(Path file) {
        return new JdbiRunStore(Database.readOnly(file));
    }

    /// A store in memory, gone when it is closed.
    public static JdbiRunStore memory(String name, int connections) {
        return new JdbiRunStore(Database.memory(name, connections));
    }

    /// A store in memory outside the heap, gone when the process ends: for more runs than fit into
    /// the heap.
    public static JdbiRunStore outsideHeap(String name, int connections) {
        return new JdbiRunStore(Database.outsideHeap(name, connections));
    }

    /// Forgets everything, as if it were new. **Contract:** only of a store in memory.
    public void clear() {
        inTransaction(
                "Expected to empty the store",
                handle -> {
                    handle.execute("set referential_integrity false");
                    for (String table : handle.select(TABLES).mapTo(String.class).list()) {
                        handle.execute("truncate table " + table);
                    }
                    return handle.execute("set referential_integrity true");
                });
        definitions.forget();
        taskGroups.forget();
        runIds.restart();
    }

    /// The schedules in the same database.
    public JdbiScheduleStore schedules() {
        return new JdbiScheduleStore(database);
    }

    @Override
    public TaskGroupStore taskGroups() {
        return taskGroups;
    }

    /// The backfills in the same database.
    public JdbiBackfillStore backfills() {
        return new JdbiBackfillStore(database);
    }

    @Override
    public int saveDefinition(WorkflowDefinition definition) {
        return definitions.save(definition);
    }

    @Override
    public Optional<StoredDefinition> definition(String name) {
        return definitions.newest(name);
    }

    @Override
    public Optional<StoredDefinition> definition(String name, int version) {
        return definitions.version(name, version);
    }

    @Override
    public long nextRunId() {
        return runIds.next();
    }

    @Override
    public List<Long> accept(List<AcceptedRun> runs) {
        runs.stream()
                .filter(AcceptedRun::isSerial)
                .map(JdbiRunStore::workflow)
                .forEach(this::makeGate);
        return inConnection(
                "Expected to accept " + runs.size() + " run(s)",
                connection -> {
                    List<AcceptedRun> taken = new Claims(connection).taken(runs);
                    Set<Long> waiting = enterGates(connection, taken);
                    try (PreparedStatement run = connection.prepareStatement(INSERT_RUN);
                            PreparedStatement command =
                                    connection.prepareStatement(INSERT_COMMAND)) {
                        for (AcceptedRun accepted : taken) {
                            bind(run, accepted, waiting);
                            command.setLong(1, accepted.identity().id());
                            command.setString(2, accepted.identity().options().author());
                            command.setLong(3, accepted.identity().createdAt());
                            command.addBatch();
                        }
                        run.executeBatch();
                        command.executeBatch();
                    }
                    return runs.stream()
                            .filter(accepted -> !taken.contains(accepted))
                            .map(accepted -> accepted.identity().id())
                            .toList();
                });
    }

    private static String workflow(AcceptedRun run) {
        return run.identity().workflow();
    }

    /// Two that make the same gate at the same time are no failure: it is there then.
    private void makeGate(String workflow) {
        try {
            inConnection(
                    "Expected to make the gate of workflow '" + workflow + "'",
                    connection -> {
                        new SerialGates(connection).make(workflow);
                        return workflow;
                    });
        } catch (StoreRefusedException e) {
            serialHead(workflow);
        }
    }

    /// The runs that have to wait.
    private Set<Long> enterGates(Connection connection, List<AcceptedRun> runs)
            throws SQLException {
        List<AcceptedRun> serial = runs.stream().filter(AcceptedRun::isSerial).toList();
        SerialGates gates = new SerialGates(connection);
        gates.lock(serial.stream().map(JdbiRunStore::workflow).toList());
        Set<Long> waiting = new HashSet<>();
        for (AcceptedRun run : serial) {
            long id = run.identity().id();
            if (!gates.enter(id, workflow(run), run.executionType())) {
                waiting.add(id);
            }
        }
        return waiting;
    }

    private static void bind(PreparedStatement statement, AcceptedRun run, Set<Long> waiting)
            throws SQLException {
        RunIdentity identity = run.identity();
        WorkflowState state =
                waiting.contains(identity.id())
                        ? WorkflowState.SERIAL_WAIT
                        : WorkflowState.SUBMITTED;
        statement.setLong(1, identity.id());
        statement.setString(2, identity.workflow());
        statement.setInt(3, identity.version());
        statement.setString(4, identity.failureStrategy().name());
        statement.setString(5, StoredJson.options(identity.options()));
        statement.setLong(6, identity.createdAt());
        statement.setString(7, state.name());
        statement.setString(8, run.owner());
        Instant schedule = identity.options().scheduleTime();
        statement.setLong(9, schedule == null ? 0 : schedule.toEpochMilli());
        bind(statement, identity.parent());
        statement.addBatch();
    }

    private static void bind(PreparedStatement statement, @Nullable ParentLink parent)
            throws SQLException {
        if (parent == null) {
            for (int column = 10; column <= 14; column++) {
                statement.setNull(column, Types.BIGINT);
            }
            return;
        }
        statement.setLong(10, parent.run());
        statement.setInt(11, parent.node());
        statement.setInt(12, parent.attempt());
        statement.setInt(13, parent.element());
        statement.setInt(14, parent.depth());
    }

    @Override
    public SerialPlace serialPlace(long runId) {
        return inConnection(
                "Expected to find the place of run " + runId,
                connection -> new SerialGates(connection).place(runId));
    }

    @Override
    public OptionalLong serialHead(String workflow) {
        return inConnection(
                "Expected to find the run of workflow '" + workflow + "' that may run",
                connection -> {
                    Long holder = new SerialGates(connection).holder(workflow);
                    return holder == null ? OptionalLong.empty() : OptionalLong.of(holder);
                });
    }

    @Override
    public Reopening reopen(
            long runId, String owner, @Nullable RunCommand command, ExecutionType executionType) {
        return inConnection(
                "Expected to open run " + runId + " again",
                connection ->
                        new Reopener(connection).reopen(runId, owner, command, executionType));
    }

    @Override
    public void abandon(long runId, String reason, long at) {
        inConnection(
                "Expected to give up run " + runId,
                connection -> {
                    new Reopener(connection).abandon(runId, reason, at);
                    return runId;
                });
    }

    @Override
    public List<String> commandErrors(long runId) {
        return reading(
                "Expected to read the failed commands of run " + runId,
                handle ->
                        handle.select(
                                        "select error from command_error where run_id = ? order by"
                                                + " failed_at",
                                        runId)
                                .mapTo(String.class)
                                .list());
    }

    @Override
    public List<Long> write(List<RunWrite> turns) {
        taskGroups.make(TaskGroupTable.groups(turns));
        return inConnection(
                "Expected to write the turns of " + turns.size() + " run(s)",
                connection -> new TurnWriter(connection).write(turns));
    }

    @Override
    public OptionalLong claim(long runId, long epoch, String newOwner) {
        return inTransaction(
                "Expected to take over run " + runId,
                handle -> {
                    int claimed =
                            handle.execute(
                                    """
                                    update workflow_run set epoch = epoch + 1, owner = ?
                                    where id = ? and epoch = ? and finalized = false\
                                    """,
                                    newOwner,
                                    runId,
                                    epoch);
                    return claimed == 0 ? OptionalLong.empty() : OptionalLong.of(epoch + 1);
                });
    }

    @Override
    public Optional<RunPosition> position(long runId) {
        return reading(
                "Expected to read the position of run " + runId,
                handle ->
                        handle.select(POSITION + " where id = ?", runId)
                                .map((row, _) -> Rows.position(row))
                                .findFirst());
    }

    @Override
    public Optional<StoredRun> run(long runId) {
        return reading(
                "Expected to read run " + runId,
                handle -> {
                    List<AttemptRow> attempts =
                            handle.select(
                                            "select * from task_attempt where run_id = ? order by"
                                                    + " number",
                                            runId)
                                    .map((row, _) -> Rows.attempt(row))
                                    .list();
                    return handle.select(RUN_WITH_COMMAND, runId)
                            .map((row, _) -> Rows.run(row, attempts))
                            .findFirst();
                });
    }

    @Override
    public List<RunPosition> unfinished(long after, int limit) {
        return reading(
                "Expected to list unfinished runs",
                handle ->
                        handle.select(
                                        POSITION
                                                + " where finalized = false and id > ? order by id"
                                                + " limit ?",
                                        after,
                                        limit)
                                .map((row, _) -> Rows.position(row))
                                .list());
    }

    @Override
    public List<ChildRun> children(long parentRun, int attempt) {
        return reading(
                "Expected to list the children of run " + parentRun,
                handle ->
                        handle.select(
                                        """
                                        select parent_element, id, state, ended_at from workflow_run
                                        where parent_run = ? and parent_attempt = ? order by parent_element\
                                        """,
                                        parentRun,
                                        attempt)
                                .map((row, _) -> Rows.child(row))
                                .list());
    }

    @Override
    public List<Long> runsOf(String workflow, long from, long to, int limit) {
        return reading(
                "Expected to list the runs of workflow '" + workflow + "'",
                handle ->
                        handle.select(
                                        """
                                        select id from workflow_run where workflow = ? and case
                                            when schedule_time > 0 then schedule_time
                                            when started_at > 0 then started_at
                                            else created_at end between ? and ?
                                        order by id desc limit ?\
                                        """,
                                        workflow,
                                        from,
                                        to,
                                        limit)
                                .mapTo(Long.class)
                                .list());
    }

    @Override
    public List<RunSummary> summaries(RunQuery query, int limit) {
        return reading("Expected to list runs", handle -> RunQueries.find(handle, query, limit));
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
        return reading(
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

    private <T> T inTransaction(String what, Function<Handle, T> work) {
        return database.inTransaction(what, work);
    }

    private <T> T reading(String what, Function<Handle, T> work) {
        return database.reading(what, work);
    }

    private <T> T inConnection(String what, Database.SqlWork<T> work) {
        return database.onConnection(what, work);
    }
}
