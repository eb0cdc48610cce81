package dev.pilothouse.engine.eventbus;

import java.util.List;
import java.util.stream.IntStream;

/// Spreads the buses over the fire workers; a bus stays with its worker for life.
///
/// **Thread:** any.
public final class WorkflowEventBusCoordinator {

    private final List<EventBusFireWorker> workers;

    private WorkflowEventBusCoordinator(int count, EngineClock clock, BusDrain drain) {
        this.workers =
                IntStream.range(0, count)
                        .mapToObj(number -> new EventBusFireWorker(number, clock, drain))
                        .toList();
    }

    /// Starts `count` fire workers that use `drain`, each on a thread of its own.
    public static WorkflowEventBusCoordinator started(
            int count, EngineClock clock, BusDrain drain) {
        WorkflowEventBusCoordinator coordinator =
                new WorkflowEventBusCoordinator(count, clock, drain);
        coordinator.workers.forEach(EventBusFireWorker::start);
        return coordinator;
    }

    /// One fire worker without a thread: nothing happens but by [#turn()].
    public static WorkflowEventBusCoordinator driven(EngineClock clock, BusDrain drain) {
        return new WorkflowEventBusCoordinator(1, clock, drain);
    }

    /// Drives the fire workers for one round; false if there was nothing to do. **Thread:** always
    /// the same.
    public boolean turn() {
        boolean busy = false;
        for (EventBusFireWorker worker : workers) {
            busy |= worker.turn();
        }
        return busy;
    }

    /// When driven workers have something to do again though nobody publishes, in milliseconds
    /// since the epoch; [Long#MAX_VALUE] for never.
    public long nextAlarm() {
        return workers.stream().mapToLong(EventBusFireWorker::nextAlarm).min().orElseThrow();
    }

    /// Gives a bus to its worker, which looks at it at once.
    public void register(WorkflowEventBus bus) {
        bus.assign(workerOf(bus.runId()));
    }

    /// The worker that drains the bus of a run. Run ids are mixed first, so that ids with a common
    /// stride do not pile up.
    public EventBusFireWorker workerOf(long runId) {
        return workers.get((int) Long.remainderUnsigned(mixed(runId), workers.size()));
    }

    /// The fire workers.
    public List<EventBusFireWorker> workers() {
        return workers;
    }

    /// Ends all workers after the rounds that are under way.
    public void stop() throws InterruptedException {
        for (EventBusFireWorker worker : workers) {
            worker.stop();
        }
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 33);
    }
}
