package dev.pilothouse.engine.execution;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// What people should know at once: logged, and told to whoever listens.
///
/// **Thread:** any.
public final class Alerts {

    /// The run of an alert that concerns no single run.
    public static final long NO_RUN = 0;

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final List<BiConsumer<Long, String>> listeners = new CopyOnWriteArrayList<>();

    /// Adds a listener; the answer takes it away.
    public Runnable add(BiConsumer<Long, String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void raise(long runId, String message) {
        LOG.warn("Alert of run {}: {}", runId, message);
        listeners.forEach(listener -> listener.accept(runId, message));
    }
}
