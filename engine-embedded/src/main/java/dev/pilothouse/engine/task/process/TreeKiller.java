package dev.pilothouse.engine.task.process;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Ends whole process trees: asks, waits for the grace period, then kills until none is left.
///
/// **Thread:** any; a call blocks until the tree is gone, and an interrupt does not shorten it.
public final class TreeKiller {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_NANOS = 2_000_000;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private final HostProcesses host;
    private final Duration grace;
    private final Duration patience;

    /// @param grace how long a process may take to end by itself once asked
    public TreeKiller(Duration grace) {
        this(HostProcesses.ofThisMachine(), grace, PATIENCE);
    }

    TreeKiller(HostProcesses host, Duration grace, Duration patience) {
        this.host = host;
        this.grace = grace;
        this.patience = patience;
    }

    /// Names a process that was started and has not ended; empty if it has. (Until we take note of
    /// its end, its pid is not used again.)
    public Optional<ProcessId> identify(Launched process) {
        if (process.exit().isDone()) {
            return Optional.empty();
        }
        Optional<ProcessId> id = host.find(process.pid()).map(ProcessEntry::id);
        return process.exit().isDone() ? Optional.empty() : id;
    }

    /// True if the process is still there.
    public boolean lives(ProcessId process) {
        return host.find(process.pid())
                .filter(now -> now.id().equals(process) && !now.ended())
                .isPresent();
    }

    /// True if the group of a leader that has ended may still have members; costs next to nothing.
    public boolean groupLives(long leader) {
        return host.groupExists(leader);
    }

    /// The marks of `place` that living processes carry; one look at every process.
    public Set<String> marks(String place) {
        Set<String> marks = new HashSet<>();
        for (ProcessEntry process : host.all()) {
            String mark = process.ended() ? null : host.mark(process);
            if (mark != null && mark.startsWith(place + ":")) {
                marks.add(mark);
            }
        }
        return marks;
    }

    /// Ends the tree of an attempt. `leader` is its first process, if known: it makes members of
    /// its session's processes even where they carry no mark.
    public Ended end(ProcessMark mark, @Nullable ProcessId leader) {
        return end(mark, leader, () -> false);
    }

    /// The same; the grace period is over as soon as `hurried` says so.
    public Ended end(ProcessMark mark, @Nullable ProcessId leader, BooleanSupplier hurried) {
        boolean interrupted = Thread.interrupted();
        try {
            ProcessTree tree = new ProcessTree(host, mark, leader);
            Set<Long> ended = new HashSet<>(pids(tree.signal(Signal.TERMINATE)));
            if (!ended.isEmpty() && !endsByItself(tree, hurried)) {
                waitUntil(() -> kill(tree, ended), patience);
            }
            List<Long> left = pids(tree.living());
            left.forEach(ended::remove);
            return new Ended(ended.size(), left);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean endsByItself(ProcessTree tree, BooleanSupplier hurried) {
        waitUntil(() -> hurried.getAsBoolean() || tree.living().isEmpty(), grace);
        return tree.living().isEmpty();
    }

    private static boolean kill(ProcessTree tree, Set<Long> ended) {
        ended.addAll(pids(tree.signal(Signal.KILL)));
        return tree.living().isEmpty();
    }

    private static boolean waitUntil(BooleanSupplier condition, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
        return true;
    }

    private static List<Long> pids(List<ProcessEntry> processes) {
        List<Long> pids = new ArrayList<>();
        processes.forEach(process -> pids.add(process.pid()));
        return pids;
    }

    /// How it went.
    ///
    /// @param count how many processes were ended
    /// @param left the pids that could not be ended; empty if all is well
    public record Ended(int count, List<Long> left) {
        public Ended {
            left = List.copyOf(left);
        }
    }
}
