package dev.pilothouse.engine.dispatch;

/// Port: where an executor's reports go.
@FunctionalInterface
public interface TaskReports {

    /// Takes a report. **Thread:** any; never blocks, never throws.
    void report(TaskReport report);
}
