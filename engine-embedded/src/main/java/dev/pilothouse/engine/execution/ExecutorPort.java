package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.TaskExecutor;

/// Makes the executor of a master.
@FunctionalInterface
public interface ExecutorPort {

    /// An executor that reports to `router` and asks `placements` where attempts are.
    TaskExecutor connect(ReportRouter router, Placements placements);
}
