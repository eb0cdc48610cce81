package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.TaskOrder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a task type may use while it runs one attempt.
///
/// **Thread:** the attempt's own.
public interface TaskContext {

    /// What to run, with its parameters resolved.
    TaskOrder order();

    /// The data directory of this installation, where a type may find files of its own
    /// (`datasources.json`).
    Path dataDirectory();

    /// The attempt's own directory, readable by the user alone; made by the first call.
    Path directory() throws IOException;

    /// Writes a file of the attempt that the user alone can read, and returns its path. `name` is a
    /// plain file name.
    Path write(String name, String content) throws IOException;

    /// Appends a line to the attempt's log; secrets are masked.
    void log(String line) throws IOException;

    /// Runs a command line to its end as a process group of its own: working directory and log are
    /// the attempt's, `${setValue(…)}` lines become outputs, and a kill ends the whole tree. What
    /// the command leaves behind in its group is ended too.
    ///
    /// @param command the program and its arguments, never seen by a shell
    /// @param environment the variables that are added to the environment
    TaskOutcome exec(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException;
}
