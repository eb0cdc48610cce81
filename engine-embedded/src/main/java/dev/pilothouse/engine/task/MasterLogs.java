package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Writes the logs of attempts that the master itself runs, where those of all attempts are. The
/// file is opened for each line, because such an attempt may wait for days.
///
/// **Thread:** any.
public final class MasterLogs {

    private static final Logger LOG = LoggerFactory.getLogger(MasterLogs.class);
    private static final long LIMIT = 1_000_000;

    private final AttemptDirectories directories;
    private final TaskLogs logs;

    /// @param dataDirectory below which attempts keep their files
    /// @param logs woken by what is written
    public MasterLogs(Path dataDirectory, TaskLogs logs) {
        this.directories = new AttemptDirectories(dataDirectory);
        this.logs = logs;
    }

    /// Appends a line and gives the log's path, seen from the data directory; empty if it could not
    /// be written.
    public String append(AttemptId attempt, UnaryOperator<String> mask, String line) {
        try (AttemptLog log =
                new AttemptLog(
                        () -> directories.make(attempt).resolve(AttemptDirectories.LOG),
                        mask,
                        LIMIT,
                        () -> logs.appended(attempt))) {
            log.append(line.lines().toList());
            return directories.logPath(attempt);
        } catch (IOException e) {
            LOG.warn("Expected to write the log of attempt {}", attempt, e);
            return "";
        }
    }
}
