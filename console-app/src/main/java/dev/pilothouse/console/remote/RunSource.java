package dev.pilothouse.console.remote;

import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.task.TaskLogs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Where runs are read: in an open engine or in an archive.
interface RunSource {

    List<RunSummary> runs(int limit);

    List<TaskGroup> taskGroups();

    Optional<RunSnapshot> snapshot(long id);

    void journal(long id, Consumer<JournalEntry> consumer);

    UnaryOperator<String> mask(Run run);

    TaskLogs logs();

    /// The runs of an open engine.
    record Live(MasterEngine engine) implements RunSource {

        @Override
        public List<RunSummary> runs(int limit) {
            return engine.runs(limit);
        }

        @Override
        public List<TaskGroup> taskGroups() {
            return engine.taskGroups();
        }

        @Override
        public Optional<RunSnapshot> snapshot(long id) {
            return engine.snapshot(id);
        }

        @Override
        public void journal(long id, Consumer<JournalEntry> consumer) {
            engine.journal(id, 1, consumer);
        }

        @Override
        public UnaryOperator<String> mask(Run run) {
            return engine.mask(run);
        }

        @Override
        public TaskLogs logs() {
            return engine.logs();
        }
    }

    /// The runs of a directory that nobody has open.
    record AtRest(Archive archive) implements RunSource {

        @Override
        public List<RunSummary> runs(int limit) {
            return archive.runs(limit);
        }

        @Override
        public List<TaskGroup> taskGroups() {
            return archive.taskGroups();
        }

        @Override
        public Optional<RunSnapshot> snapshot(long id) {
            return archive.snapshot(id);
        }

        @Override
        public void journal(long id, Consumer<JournalEntry> consumer) {
            archive.journal(id, 1, consumer);
        }

        @Override
        public UnaryOperator<String> mask(Run run) {
            return archive.mask(run);
        }

        @Override
        public TaskLogs logs() {
            return archive.logs();
        }
    }
}
