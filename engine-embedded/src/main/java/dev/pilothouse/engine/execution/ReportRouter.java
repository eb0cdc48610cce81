package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.graph.WorkflowExecutionGraph;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Turns executors' reports into events on the bus of the run they belong to. A report of a run that is not loaded has nothing to
/// say any more.
///
/// **Thread:** any.
public final class ReportRouter implements TaskReports {

    private final LongFunction<@Nullable WorkflowExecution> executions;
    private final AttemptNodes nodes;

    /// `executions` finds a loaded run, `nodes` the node of an attempt.
    public ReportRouter(
            LongFunction<@Nullable WorkflowExecution> executions, AttemptNodes nodes) {
        this.executions = executions;
        this.nodes = nodes;
    }

    @Override
    public void report(TaskReport report) {
        AttemptId attempt = report.attempt();
        WorkflowExecution execution = executions.apply(attempt.run());
        Integer node = execution == null ? null : nodes.node(attempt);
        if (execution != null && node != null) {
            execution.bus().publish(event(report, node, attempt.number()));
        }
    }

    private static TaskLifecycleEvent event(TaskReport report, int node, int attempt) {
        return switch (report) {
            case TaskReport.Dispatched r ->
                    new TaskLifecycleEvent.Dispatched(node, attempt, r.host());
            case TaskReport.Running r ->
                    new TaskLifecycleEvent.Running(node, attempt, r.pid(), r.logPath());
            case TaskReport.Succeeded r ->
                    new TaskLifecycleEvent.Succeeded(node, attempt, r.exitCode(), r.outputs());
            case TaskReport.Failed r ->
                    new TaskLifecycleEvent.Failed(node, attempt, r.exitCode(), r.reason());
            case TaskReport.Killed r ->
                    new TaskLifecycleEvent.Killed(node, attempt, r.exitCode(), r.reason());
            case TaskReport.Recalled _ -> new TaskLifecycleEvent.Paused(node, attempt);
        };
    }
}
