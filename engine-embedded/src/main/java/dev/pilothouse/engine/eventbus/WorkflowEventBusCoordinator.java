package dev.pilothouse.engine.eventbus;

import java.util.List;
import java.util.stream.IntStream;

/// Spreads the buses over the fire workers; a bus stays with its worker for life.
///
/// **Thread:** any.
public final class WorkflowEventBusCoordinator {

    private final List<EventBusFireWorker> workers;

    /// Starts `count` fire workers that use `drain`.
    public WorkflowEventBusCoordinator(int count, EngineClock clock, BusDrain drain) {
        this.workers =
                IntStream.range(0, count)
                        .mapToObj(number -> new EventBusFireWorker(number, clock, drain))
                        .toList();
        workers.forEach(EventBusFireWorker::start);
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
