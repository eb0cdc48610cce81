package dev.pilothouse.console.bridge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Does, off the FX thread and in order, what may wait for a disk: the answers come back through
/// the [Pulse].
///
/// **Thread:** any. **Failure:** an errand that throws is logged and told to the one who hears of
/// troubles; the next one goes on.
public final class Errands implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Pulse pulse;
    private final Consumer<String> troubles;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("console-errands").factory());

    /// @param troubles told on the FX thread what went wrong, in a sentence
    public Errands(Pulse pulse, Consumer<String> troubles) {
        this.pulse = pulse;
        this.troubles = troubles;
    }

    /// Does something and forgets it.
    public void run(String what, Runnable errand) {
        ask(what, Executors.callable(errand), _ -> {});
    }

    /// Asks something and hands the answer over on the FX thread.
    ///
    /// @param what completes "Expected to …" if it fails
    public <T> void ask(String what, Callable<T> question, Consumer<T> answer) {
        try {
            thread.execute(() -> answered(what, question, answer));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Not done any more: {}", what, closed);
        }
    }

    private <T> void answered(String what, Callable<T> question, Consumer<T> answer) {
        try {
            T found = question.call();
            pulse.post(new Object(), () -> answer.accept(found));
        } catch (Exception e) {
            LOG.error("Expected to {}, but failed", what, e);
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            pulse.post(
                    new Object(),
                    () -> troubles.accept("Expected to " + what + ", but failed: " + why));
        }
    }

    /// Ends after the errand that is under way; waits for it a few seconds at most.
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Expected the errand under way to end within 5 s, but it did not");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
