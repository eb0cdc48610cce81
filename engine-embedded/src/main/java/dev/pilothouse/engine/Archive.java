package dev.pilothouse.engine;

import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.execution.Secrets;
import dev.pilothouse.engine.execution.StoredRuns;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.DataDirectory;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;
import dev.pilothouse.engine.task.TaskLogs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The runs of a data directory that no engine has open, to look at: nothing goes on, nothing is
/// changed. As long as it is open, no engine opens the directory.
///
/// **Thread:** any.
public final class Archive implements AutoCloseable {

    private static final int CONNECTIONS_TO_WRITE = 2;

    private final DataDirectory directory;
    private final RunStore store;
    private final TaskLogs logs;

    private Archive(DataDirectory directory, RunStore store) {
        this.directory = directory;
        this.store = store;
        this.logs = new TaskLogs(directory.path());
    }

    /// Opens the runs of a directory; empty if no engine ever kept anything there. Tables that are
    /// missing or of an older version are made first.
    ///
    /// **Failure:** [dev.pilothouse.engine.store.DataDirectoryInUseException] if an engine has the
    /// directory open, [dev.pilothouse.engine.store.DataDirectoryException] if it cannot be read.
    public static Optional<Archive> open(Path dataDirectory) {
        if (!DataDirectory.holdsDatabase(dataDirectory)) {
            return Optional.empty();
        }
        DataDirectory directory = DataDirectory.open(dataDirectory);
        try {
            if (directory.needsTables()) {
                JdbiRunStore.file(directory.database(), CONNECTIONS_TO_WRITE).close();
            }
            return Optional.of(new Archive(directory, JdbiRunStore.readOnly(directory.database())));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /// The newest runs, newest first.
    public List<RunSummary> runs(int limit) {
        return store.summaries(limit);
    }

    /// The task groups.
    public List<TaskGroup> taskGroups() {
        return store.taskGroups().groups();
    }

    /// Sets the size of a task group in a directory that no engine has open, also in one where none
    /// was ever; [TaskGroup#UNLIMITED] for no limit.
    ///
    /// **Failure:** as [#open].
    public static void setTaskGroup(Path dataDirectory, String group, int size) {
        try (DataDirectory directory = DataDirectory.open(dataDirectory);
                RunStore store = JdbiRunStore.file(directory.database(), CONNECTIONS_TO_WRITE)) {
            store.taskGroups().setSize(group, size);
        }
    }

    /// A run as it was last committed.
    public Optional<RunSnapshot> snapshot(long runId) {
        return StoredRuns.snapshot(store, runId);
    }

    /// A run's journal from an entry number on, in order.
    public void journal(long runId, long fromNumber, Consumer<JournalEntry> consumer) {
        store.journal(runId, fromNumber, consumer);
    }

    /// Hides the secrets that a run was given in text that people will see.
    public UnaryOperator<String> mask(Run run) {
        return Secrets.maskOf(run, List.of());
    }

    /// What attempts have written.
    public TaskLogs logs() {
        return logs;
    }

    @Override
    public void close() {
        store.close();
        directory.close();
    }
}
