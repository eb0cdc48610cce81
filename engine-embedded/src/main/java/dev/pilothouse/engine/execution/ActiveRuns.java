package dev.pilothouse.engine.execution;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The runs that are loaded in this master.
///
/// **Thread:** any.
public final class ActiveRuns {

    private final Map<Long, WorkflowExecution> executions = new ConcurrentHashMap<>();

    /// The loaded run of an id; null if it is not loaded.
    public @Nullable WorkflowExecution find(long runId) {
        return executions.get(runId);
    }

    /// All loaded runs.
    public Collection<WorkflowExecution> all() {
        return List.copyOf(executions.values());
    }

    /// How many runs are loaded.
    public int count() {
        return executions.size();
    }

    /// Adds a run.
    public void add(WorkflowExecution execution) {
        executions.put(execution.id(), execution);
    }

    /// Takes a run out, closes its bus, and tells those who wait for its end.
    public void remove(WorkflowExecution execution) {
        executions.remove(execution.id(), execution);
        execution.bus().close();
        execution.finished().complete(execution.run());
        synchronized (this) {
            notifyAll();
        }
    }

    /// Waits until no run is loaded.
    public synchronized void awaitNone() throws InterruptedException {
        while (!executions.isEmpty()) {
            wait();
        }
    }
}
