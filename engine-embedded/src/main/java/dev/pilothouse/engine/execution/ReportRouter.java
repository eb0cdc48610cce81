package dev.pilothouse.engine.execution;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.LongFunction;

/// Turns executors' reports into events on the bus of the run they belong to. A report of a run
/// that is not loaded has nothing to say any more.
///
/// **Thread:** any.
public final class ReportRouter implements TaskReports {

    private final LongFunction<@Nullable WorkflowExecution> executions;
    private final InFlight inFlight;

    /// `executions` finds a loaded run, `inFlight` the node of an attempt.
    ReportRouter(LongFunction<@Nullable WorkflowExecution> executions, InFlight inFlight) {
        this.executions = executions;
        this.inFlight = inFlight;
    }

    @Override
    public void report(TaskReport report) {
        report(report, () -> {});
    }

    /// Takes a report; `receipt` is run once what it led to is committed. One that is repeated
    /// while it waits, because the store is away or the bus is held, is in hand already. False if
    /// its run is not loaded here.
    public boolean report(TaskReport report, Runnable receipt) {
        AttemptId attempt = report.attempt();
        WorkflowExecution execution = executions.apply(attempt.run());
        if (execution == null) {
            return false;
        }
        inFlight.node(execution.run(), attempt)
                .ifPresentOrElse(node -> publish(execution, node, report, receipt), receipt);
        return true;
    }

    private static void publish(
            WorkflowExecution execution, int node, TaskReport report, Runnable receipt) {
        if (execution.reportsInHand().add(report)) {
            execution
                    .bus()
                    .publish(
                            event(report, node, report.attempt().number()),
                            () -> {
                                execution.reportsInHand().remove(report);
                                receipt.run();
                            });
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
            case TaskReport.Lost r -> new TaskLifecycleEvent.Failover(node, attempt, r.reason());
            case TaskReport.Recalled _ -> new TaskLifecycleEvent.Paused(node, attempt);
        };
    }
}
