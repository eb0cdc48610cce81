package dev.pilothouse.console.remote;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Closes what takes too long, which wakes the thread that waits for it.
///
/// **Thread:** any.
final class Deadlines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private static final Duration REST = Duration.ofMillis(100);

    private final ScheduledThreadPoolExecutor clock;

    Deadlines() {
        clock =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("control-deadlines").factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /// Closes `connection` unless the answer is cancelled within the time.
    ///
    /// **Failure:** [IOException] if these deadlines are closed, and with them all connections.
    Future<?> close(Closeable connection, Duration within) throws IOException {
        try {
            return clock.schedule(
                    () -> close(connection), within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the channel is being closed", e);
        }
    }

    /// Lets some time pass after a failure that may come again at once.
    void rest() {
        LockSupport.parkNanos(REST.toNanos());
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("Expected to close a connection, but could not", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
