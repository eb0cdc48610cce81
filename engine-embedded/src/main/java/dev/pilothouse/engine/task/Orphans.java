package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.task.process.ProcessId;
import dev.pilothouse.engine.task.process.ProcessMark;
import dev.pilothouse.engine.task.process.TreeKiller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Processes of attempts whose engine has died. They are ended before a new attempt may begin, so
/// that none runs twice at the same time (I-6).
public final class Orphans {

    private final AttemptDirectories directories;
    private final TreeKiller killer;

    /// @param dataDirectory the one that the dead engine used
    /// @param killGrace how long a process may take to end by itself
    public Orphans(Path dataDirectory, Duration killGrace) {
        this.directories = new AttemptDirectories(dataDirectory);
        this.killer = new TreeKiller(killGrace);
    }

    /// Ends every living process of these attempts, and returns how many there were; a second call
    /// finds none. **Failure:** names the processes that could not be ended; the attempts must not
    /// be repeated then.
    public int endOrphans(Collection<AttemptId> attempts) throws IOException, InterruptedException {
        if (attempts.isEmpty() || !Files.isDirectory(directories.root())) {
            return 0;
        }
        Set<String> marks = killer.marks(directories.place());
        List<Future<TreeKiller.Ended>> endings = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (AttemptId attempt : attempts) {
                ProcessMark mark = directories.mark(attempt);
                Optional<ProcessId> leader = directories.notedProcess(attempt);
                if (marks.contains(mark.value()) || leader.filter(killer::lives).isPresent()) {
                    endings.add(threads.submit(() -> killer.end(mark, leader.orElse(null))));
                }
            }
        }
        return total(endings);
    }

    private static int total(List<Future<TreeKiller.Ended>> endings)
            throws IOException, InterruptedException {
        int count = 0;
        List<Long> left = new ArrayList<>();
        for (Future<TreeKiller.Ended> ending : endings) {
            try {
                count += ending.get().count();
                left.addAll(ending.get().left());
            } catch (ExecutionException failure) {
                throw new IOException(
                        "Expected to end orphaned processes, but could not.", failure);
            }
        }
        if (!left.isEmpty()) {
            throw new IOException(
                    "Expected all orphaned processes to end, but these did not: %s. End them by hand."
                            .formatted(left));
        }
        return count;
    }
}
