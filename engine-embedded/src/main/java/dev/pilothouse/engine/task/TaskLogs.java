package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Reads the logs of the attempts of a data directory. A log is named by its attempt, never by a
/// path, and nothing but a plain file of the attempt's own directory is ever read.
///
/// **Thread:** any. **Failure:** an attempt without a log has an empty one.
public final class TaskLogs {

    private static final int MOST_TAIL_BYTES = 4 * 1024 * 1024;
    private static final int FIRST_TAIL_BYTES = 16 * 1024;

    private final AttemptDirectories directories;
    private final Map<AttemptId, Set<LogFollower>> followers = new ConcurrentHashMap<>();

    public TaskLogs(Path dataDirectory) {
        this.directories = new AttemptDirectories(dataDirectory);
    }

    /// A piece of the log from `offset`, at most `maxBytes` long. Beyond the end the text is empty.
    public LogPage page(AttemptId attempt, long offset, int maxBytes) throws IOException {
        if (offset < 0 || maxBytes < 4) {
            throw new IllegalArgumentException(
                    "Expected an offset from 0 and at least 4 bytes, but got %d and %d."
                            .formatted(offset, maxBytes));
        }
        return LogFile.read(directories.root(), attempt, offset, maxBytes);
    }

    /// The last lines, oldest first; very long ones may make it fewer than asked.
    public List<String> tail(AttemptId attempt, int lines) throws IOException {
        long size = page(attempt, 0, 4).size();
        int bytes = FIRST_TAIL_BYTES;
        while (true) {
            long from = Math.max(0, size - bytes);
            List<String> found = page(attempt, from, bytes).text().lines().toList();
            List<String> whole =
                    from == 0 ? found : found.subList(Math.min(1, found.size()), found.size());
            if (whole.size() >= lines || from == 0 || bytes >= MOST_TAIL_BYTES) {
                return whole.subList(Math.max(0, whole.size() - lines), whole.size());
            }
            bytes *= 2;
        }
    }

    /// Hands every piece of the log from `offset` on to `reader`, also what is written later by an
    /// executor that was given this object, until the result is closed.
    ///
    /// **Thread:** `reader` is called on a thread of the follower's own.
    public LogFollower follow(AttemptId attempt, long offset, Consumer<LogPage> reader) {
        LogFollower follower = new LogFollower(this, attempt, offset, reader);
        followers.computeIfAbsent(attempt, id -> ConcurrentHashMap.newKeySet()).add(follower);
        follower.start();
        return follower;
    }

    /// Wakes those who follow the attempt.
    void appended(AttemptId attempt) {
        Set<LogFollower> following = followers.get(attempt);
        if (following != null) {
            following.forEach(LogFollower::wake);
        }
    }

    void forget(LogFollower follower) {
        followers.computeIfPresent(
                follower.attempt(),
                (id, following) -> {
                    following.remove(follower);
                    return following.isEmpty() ? null : following;
                });
    }
}
