package dev.pilothouse.engine.failover;

import dev.pilothouse.engine.cluster.RegistryUnavailableException;
import dev.pilothouse.engine.cluster.Timers;
import dev.pilothouse.engine.store.StoreUnavailableException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/// Handles system events one after the other, on a thread of their own: never on the registry's,
/// and beside the runs' buses. One that cannot be handled now, because the store or the registry
/// cannot be reached, is tried again until it is; one that has a rest left is taken up again after
/// the others.
///
/// **Thread:** publish from any.
public final class SystemEventBus {

    /// Sees to an event.
    @FunctionalInterface
    public interface Handler {

        /// False if something is left to do for it, later.
        boolean handle(SystemEvent event);
    }

    private static final Logger LOG = LoggerFactory.getLogger(SystemEventBus.class);
    private static final long REPEAT = 1_000;

    private final Executor thread;
    private final Timers timers;
    private final BooleanSupplier open;
    private final Handler handler;
    private final Set<SystemEvent> waiting = new LinkedHashSet<>();
    private boolean scheduled;

    /// `thread` runs one task at a time; nothing is handled any more once `open` is false.
    public SystemEventBus(Executor thread, Timers timers, BooleanSupplier open, Handler handler) {
        this.thread = thread;
        this.timers = timers;
        this.open = open;
        this.handler = handler;
    }

    /// Publishes an event; one that waits already is not added.
    public synchronized void publish(SystemEvent event) {
        waiting.add(event);
        if (!scheduled) {
            scheduled = true;
            thread.execute(this::next);
        }
    }

    private void next() {
        SystemEvent event = take();
        if (event == null || !open.getAsBoolean()) {
            return;
        }
        try {
            if (!handler.handle(event)) {
                timers.in(REPEAT, () -> publish(event));
            }
        } catch (StoreUnavailableException | RegistryUnavailableException e) {
            LOG.warn("Expected to handle {}, but {}; trying again", event, e.getMessage());
            timers.in(REPEAT, () -> publish(event));
        } catch (RuntimeException e) {
            LOG.error("Expected to handle {}, but it failed; trying again", event, e);
            timers.in(REPEAT, () -> publish(event));
        }
        thread.execute(this::next);
    }

    private synchronized @Nullable SystemEvent take() {
        if (waiting.isEmpty()) {
            scheduled = false;
            return null;
        }
        SystemEvent first = waiting.iterator().next();
        waiting.remove(first);
        return first;
    }
}
