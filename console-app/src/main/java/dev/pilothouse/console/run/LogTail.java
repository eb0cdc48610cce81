package dev.pilothouse.console.run;

import dev.pilothouse.console.bridge.Errands;
import dev.pilothouse.console.bridge.Pulse;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.task.LogFollower;
import dev.pilothouse.engine.task.LogPage;
import dev.pilothouse.engine.task.TaskLogs;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// The last lines of one attempt's log, which grow as it writes.
///
/// **Thread:** FX; reading is done elsewhere.
public final class LogTail implements AutoCloseable {

    private static final int FROM_THE_END = 64 * 1024;

    private final TaskLogs logs;
    private final Errands errands;
    private final Pulse pulse;
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private @Nullable AttemptId shown;
    private @Nullable LogFollower follower;

    /// A tail of nothing yet.
    public LogTail(TaskLogs logs, Errands errands, Pulse pulse) {
        this.logs = logs;
        this.errands = errands;
        this.pulse = pulse;
    }

    /// The lines, oldest first.
    public ObservableList<String> lines() {
        return lines;
    }

    /// Turns to another attempt; null for none.
    public void show(@Nullable AttemptId attempt) {
        if (Objects.equals(attempt, shown)) {
            return;
        }
        close();
        shown = attempt;
        lines.clear();
        if (attempt != null) {
            errands.ask(
                    "read the log of attempt " + attempt,
                    () -> Math.max(0, logs.page(attempt, 0, 4).size() - FROM_THE_END),
                    from -> follow(attempt, from));
        }
    }

    private void follow(AttemptId attempt, long from) {
        if (attempt.equals(shown)) {
            LastLines last = new LastLines(from > 0);
            follower = logs.follow(attempt, from, page -> arrived(attempt, last, page));
        }
    }

    private void arrived(AttemptId attempt, LastLines last, LogPage page) {
        last.add(page.text());
        List<String> now = last.lines();
        pulse.post(
                this,
                () -> {
                    if (attempt.equals(shown)) {
                        lines.setAll(now);
                    }
                });
    }

    @Override
    public void close() {
        if (follower != null) {
            follower.close();
            follower = null;
        }
    }
}
