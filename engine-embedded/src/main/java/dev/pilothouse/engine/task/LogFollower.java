package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Somebody who reads a log as it grows; woken by its writer, never polling. Close it to stop.
///
/// **Failure:** a log that cannot be read any more ends the following.
public final class LogFollower implements AutoCloseable {

    private static final int PAGE_BYTES = 64 * 1024;

    private final TaskLogs logs;
    private final AttemptId attempt;
    private final Consumer<LogPage> reader;
    private final Semaphore news = new Semaphore(1);
    private final Thread thread;
    private long offset;

    LogFollower(TaskLogs logs, AttemptId attempt, long offset, Consumer<LogPage> reader) {
        this.logs = logs;
        this.attempt = attempt;
        this.offset = offset;
        this.reader = reader;
        this.thread = Thread.ofVirtual().name("log-follower-" + attempt).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    AttemptId attempt() {
        return attempt;
    }

    void wake() {
        news.release();
    }

    @Override
    public void close() {
        logs.forget(this);
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                news.acquire();
                news.drainPermits();
                readAll();
            }
        } catch (InterruptedException | IOException ended) {
            // closed, or nothing more to read: either way this was the last page
        } finally {
            logs.forget(this);
        }
    }

    private void readAll() throws IOException {
        LogPage page;
        do {
            page = logs.page(attempt, offset, PAGE_BYTES);
            if (!page.text().isEmpty()) {
                offset = page.next();
                reader.accept(page);
            }
        } while (page.hasMore() && !page.text().isEmpty());
    }
}
