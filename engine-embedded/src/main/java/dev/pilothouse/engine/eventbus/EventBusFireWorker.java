package dev.pilothouse.engine.eventbus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One thread that drains the buses given to it: the ready ones in the order in which they became
/// ready, several in one go so that they share a commit. It does not poll: without work it is
/// parked until somebody publishes or the next event is due.
///
/// **Thread:** its own, or that of whoever drives it by [#turn()]; [#ready] and [#execute] from
/// any.
public final class EventBusFireWorker {

    private static final Logger LOG = LoggerFactory.getLogger(EventBusFireWorker.class);

    /// How many buses at most share a commit.
    private static final int BUSES_PER_ROUND = 64;

    private record Alarm(long due, WorkflowEventBus bus) {}

    private final EngineClock clock;
    private final BusDrain drain;
    private final Thread thread;
    private final Queue<WorkflowEventBus> readyBuses = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>((a, b) -> Long.compare(a.due(), b.due()));
    private volatile boolean parked;
    private volatile boolean stopping;
    private volatile @Nullable Long draining;

    EventBusFireWorker(int number, EngineClock clock, BusDrain drain) {
        this.clock = clock;
        this.drain = drain;
        this.thread = Thread.ofPlatform().name("fire-worker-" + number).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// A bus has something to do.
    void ready(WorkflowEventBus bus) {
        readyBuses.add(bus);
        unpark();
    }

    /// Runs something on this worker's thread, before it looks at its buses again.
    public void execute(Runnable errand) {
        errands.add(errand);
        unpark();
    }

    /// True if the calling thread is this worker's.
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /// Ends after the round that is under way, and waits for it.
    void stop() throws InterruptedException {
        stopping = true;
        unpark();
        if (!isCurrent()) {
            thread.join();
        }
    }

    private void unpark() {
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (!turn()) {
                    park();
                }
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("Expected to drain the ready buses, but a round failed", e);
            }
        }
    }

    /// Does what is to be done now, at most one round of buses; false if there was nothing.
    boolean turn() {
        boolean busy = !errands.isEmpty();
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
        List<WorkflowEventBus> batch = nextBatch();
        if (batch.isEmpty()) {
            return busy;
        }
        draining = batch.getFirst().runId();
        try {
            drain.drain(batch);
        } finally {
            draining = null;
            long now = clock.millis();
            batch.forEach(bus -> rearm(bus, now));
        }
        return true;
    }

    /// When there is something to do again though nobody publishes, in milliseconds since the
    /// epoch; [Long#MAX_VALUE] for never.
    long nextAlarm() {
        Alarm next = alarms.peek();
        return next == null ? Long.MAX_VALUE : next.due();
    }

    /// The run whose bus is being drained now, or first of those that share a commit; null if the
    /// worker is idle.
    public @Nullable Long draining() {
        return draining;
    }

    private List<WorkflowEventBus> nextBatch() {
        long now = clock.millis();
        for (Alarm alarm = alarms.peek();
                alarm != null && alarm.due() <= now;
                alarm = alarms.peek()) {
            alarms.poll();
            alarm.bus().disarm();
            alarm.bus().wake();
        }
        List<WorkflowEventBus> batch = new ArrayList<>();
        while (batch.size() < BUSES_PER_ROUND) {
            WorkflowEventBus bus = readyBuses.poll();
            if (bus == null) {
                break;
            }
            bus.taken();
            if (!bus.isClosed()) {
                batch.add(bus);
            }
        }
        return batch;
    }

    private void rearm(WorkflowEventBus bus, long now) {
        if (bus.isClosed()) {
            return;
        }
        if (bus.isReady(now)) {
            bus.wake();
        } else {
            long due = bus.nextDue();
            if (due != Long.MAX_VALUE && bus.arm(due)) {
                alarms.add(new Alarm(due, bus));
            }
        }
    }

    private void park() {
        parked = true;
        try {
            if (!readyBuses.isEmpty() || !errands.isEmpty() || stopping) {
                return;
            }
            Alarm next = alarms.peek();
            if (next == null) {
                LockSupport.park(this);
            } else {
                long wait = next.due() - clock.millis();
                if (wait > 0) {
                    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(wait));
                }
            }
        } finally {
            parked = false;
        }
    }
}
