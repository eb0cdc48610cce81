package dev.pilothouse.console.bench;

import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.eventbus.WorkflowEventBusCoordinator;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Many buses on real fire workers, each with one event that is due in an hour: how long until an
/// event that is published on one of them is in hand, and what do they cost while nothing happens?
final class IdleBuses {

    private static final int HOPS = 5_000;
    private static final long REST_NANOS = 200_000;
    private static final long HOUR = 3_600_000;
    private static final int FIRE_WORKERS = 2;

    private final WorkflowEventBusCoordinator coordinator;
    private final List<WorkflowEventBus> buses = new ArrayList<>();
    private final EngineClock clock = EngineClock.monotonic();
    private final Random random = new Random(9);
    private volatile long handledAt;

    IdleBuses(int count) {
        coordinator = WorkflowEventBusCoordinator.started(FIRE_WORKERS, clock, this::drain);
        for (int i = 0; i < count; i++) {
            WorkflowEventBus bus = new WorkflowEventBus(i, clock, false);
            bus.publish(new WorkflowLifecycleEvent.Timeout(), clock.millis() + HOUR);
            coordinator.register(bus);
            buses.add(bus);
        }
    }

    private void drain(List<WorkflowEventBus> ready) {
        for (WorkflowEventBus bus : ready) {
            while (bus.take(clock.millis()) != null) {
                handledAt = System.nanoTime();
            }
            bus.committed();
        }
    }

    /// From the publishing of an event on a random bus until a parked fire worker has it in hand:
    /// the microseconds at a percentile.
    double hopMicros(int percentile) {
        double[] micros = new double[HOPS];
        for (int i = 0; i < HOPS; i++) {
            LockSupport.parkNanos(REST_NANOS);
            WorkflowEventBus bus = buses.get(random.nextInt(buses.size()));
            handledAt = 0;
            long published = System.nanoTime();
            bus.publish(new WorkflowLifecycleEvent.Start());
            while (handledAt == 0) {
                Thread.onSpinWait();
            }
            micros[i] = (handledAt - published) / 1e3;
        }
        Arrays.sort(micros);
        return micros[(HOPS - 1) * percentile / 100];
    }

    /// What the fire workers use of one core while nothing happens, in percent.
    double idleCpuPercent() {
        long before = cpuNanos();
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return 100.0 * (cpuNanos() - before) / (System.nanoTime() - start);
    }

    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("fire-worker")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.threadId()));
            }
        }
        return sum;
    }

    /// Ends the fire workers.
    void stop() throws InterruptedException {
        coordinator.stop();
    }
}
