package dev.pilothouse.console.remote;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.TaskGroup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// What can be seen of the runs of a data directory, whether an engine has it open or not.
///
/// **Thread:** one. **Failure:** [ControlException] if there is no such run, or its engine is lost.
public interface Lookout extends AutoCloseable {

    /// The newest runs, newest first.
    List<RunSummary> runs(int limit);

    /// The task groups, by name.
    List<TaskGroup> taskGroups();

    /// A run.
    RunFacts run(long id);

    /// Writes a run's journal as JSON lines.
    void journal(long id, OutputStream out) throws IOException;

    /// Hands on what the attempts of a run, or of one task of it, have written.
    ///
    /// @param task empty for all
    /// @param follow true to go on until the run has ended, if an engine has it open
    void logs(long id, String task, boolean follow, LogReader reader) throws IOException;

    /// Writes a run as a `.phrun`, and gives the number of its events.
    long export(long id, OutputStream out) throws IOException;

    /// True if an engine has the runs open, so that they may go on.
    boolean isLive();

    @Override
    void close();

    /// Somebody who reads logs.
    @FunctionalInterface
    interface LogReader {
        /// A piece, in the order of the attempt's log.
        void read(LogPiece piece) throws IOException;
    }

    /// Something that an attempt has written.
    ///
    /// @param attempt the attempt
    /// @param task its task
    /// @param tryNumber the how-many-th of its task
    /// @param state its state when it was read
    /// @param text whole characters; empty if it has written nothing
    record LogPiece(AttemptId attempt, String task, int tryNumber, TaskState state, String text) {}
}
