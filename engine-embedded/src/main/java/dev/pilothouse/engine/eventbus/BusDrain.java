package dev.pilothouse.engine.eventbus;

import java.util.List;

/// What a fire worker does with the buses that have something to do.
@FunctionalInterface
public interface BusDrain {

    /// Handles what is due on each of the buses, a bounded number of events on each, and commits
    /// it. **Thread:** the worker's.
    void drain(List<WorkflowEventBus> buses);
}
