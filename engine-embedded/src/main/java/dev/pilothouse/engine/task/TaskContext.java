package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.TaskOrder;

import java.nio.file.Path;

/// What a task type may use while it runs one attempt.
///
/// **Thread:** the attempt's own.
public interface TaskContext {

    /// What to run, with its parameters resolved.
    TaskOrder order();

    /// The attempt's own directory, readable by the user alone.
    Path directory();

    /// Appends a line to the attempt's log; secrets are masked.
    void log(String line);

    /// Runs a command line to its end as a process group of its own: working directory and log are
    /// the attempt's, the parameters are in its environment, `${setValue(…)}` lines become outputs,
    /// and a kill ends the whole tree.
    TaskOutcome exec(String... command) throws Exception;
}
