package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.Lookout.LogPiece;
import dev.pilothouse.console.remote.Lookout.LogReader;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.LogPage;
import dev.pilothouse.engine.task.TaskLogs;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Reads the logs of a run's attempts, each from where it was left the last time. Logs are named by
/// run and task, never by a path.
///
/// **Thread:** one.
final class LogPages {

    /// Even if every character has to be escaped, a page fits into a line.
    private static final int PAGE = 64 * 1024;

    private final TaskLogs logs;
    private final String task;
    private final LogReader reader;
    private final Map<AttemptId, Long> read = new HashMap<>();

    /// @param task one task; empty for all
    LogPages(TaskLogs logs, String task, LogReader reader) {
        this.logs = logs;
        this.task = task;
        this.reader = reader;
    }

    /// Hands on everything that is new. An attempt without a word is named once it has ended, or if
    /// this is the `last` time.
    void read(Run run, boolean last) throws IOException {
        for (int node = 0; node < run.graph().size(); node++) {
            String name = run.graph().plan().task(node).name();
            if (task.isEmpty() || task.equals(name)) {
                for (TaskAttempt attempt : run.node(node).attempts()) {
                    read(new AttemptId(run.identity().id(), attempt.number()), name, attempt, last);
                }
            }
        }
    }

    /// How far an attempt was read, in bytes.
    long offset(AttemptId attempt) {
        return read.getOrDefault(attempt, 0L);
    }

    private void read(AttemptId id, String name, TaskAttempt attempt, boolean last)
            throws IOException {
        LogPage page;
        do {
            page = logs.page(id, offset(id), PAGE);
            boolean silent = page.text().isEmpty();
            boolean first = !read.containsKey(id) && (last || attempt.times().ended() != 0);
            if (!silent || first) {
                reader.read(
                        new LogPiece(id, name, attempt.tryNumber(), attempt.state(), page.text()));
                read.put(id, page.next());
            }
        } while (page.hasMore() && !page.text().isEmpty());
    }
}
