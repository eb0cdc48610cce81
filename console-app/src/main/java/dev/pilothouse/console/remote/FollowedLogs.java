package dev.pilothouse.console.remote;

import dev.pilothouse.console.remote.Lookout.LogReader;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.LogFollower;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Reads the logs of a run as they grow, until it has ended. Whoever writes them or moves the run
/// only rings; all reading is done on one thread, so a slow reader slows nobody.
///
/// **Thread:** one.
final class FollowedLogs {

    private static final long BEAT_SECONDS = 2;

    private final MasterEngine engine;
    private final long id;
    private final String task;
    private final LogPages pages;
    private final Beat beat;
    private final Semaphore bell = new Semaphore(0);
    private final Map<AttemptId, LogFollower> followers = new HashMap<>();

    /// Something to be said while there is nothing to say.
    @FunctionalInterface
    interface Beat {
        void send() throws IOException;
    }

    FollowedLogs(MasterEngine engine, long id, String task, LogReader reader, Beat beat) {
        this.engine = engine;
        this.id = id;
        this.task = task;
        this.pages = new LogPages(engine.logs(), task, reader);
        this.beat = beat;
    }

    /// Reads until the run has ended.
    ///
    /// **Failure:** [IOException] if the reader is gone.
    void read() throws IOException, InterruptedException {
        Optional<Runnable> watching = watch();
        try {
            while (!readNews()) {
                if (watching.isEmpty()) {
                    watching = watch();
                }
                if (!bell.tryAcquire(BEAT_SECONDS, TimeUnit.SECONDS)) {
                    beat.send();
                }
                bell.drainPermits();
            }
        } finally {
            watching.ifPresent(Runnable::run);
            followers.values().forEach(LogFollower::close);
        }
    }

    private Optional<Runnable> watch() {
        return engine.observe(id, _ -> bell.release());
    }

    /// Reads what is new; true if that was all.
    private boolean readNews() throws IOException {
        Run run = engine.snapshot(id).orElseThrow(() -> ControlException.noRun(id)).run();
        boolean over = run.state().isTerminal();
        if (!over) {
            follow(run);
        }
        pages.read(run, over);
        return over;
    }

    private void follow(Run run) {
        for (int node = 0; node < run.graph().size(); node++) {
            if (task.isEmpty() || task.equals(run.graph().plan().task(node).name())) {
                run.node(node).attempts().forEach(this::follow);
            }
        }
    }

    private void follow(TaskAttempt attempt) {
        AttemptId attemptId = new AttemptId(id, attempt.number());
        if (attempt.times().ended() == 0) {
            followers.computeIfAbsent(
                    attemptId,
                    it -> engine.logs().follow(it, pages.offset(it), _ -> bell.release()));
        } else {
            LogFollower follower = followers.remove(attemptId);
            if (follower != null) {
                follower.close();
            }
        }
    }
}
