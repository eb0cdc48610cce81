package dev.pilothouse.engine.simulation;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.parameter.Outputs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs attempts as the script says, in virtual time.
///
/// **Thread:** the simulation's.
final class ScriptedExecutor implements TaskExecutor {

    private final SimulatedProcess process;
    private final Script script;
    private final TaskReports reports;
    private final Ledger ledger;
    private final Map<AttemptId, TaskOrder> running = new HashMap<>();

    ScriptedExecutor(SimulatedProcess process, Script script, TaskReports reports, Ledger ledger) {
        this.process = process;
        this.script = script;
        this.reports = reports;
        this.ledger = ledger;
    }

    @Override
    public void dispatch(TaskOrder order) {
        AttemptId id = order.attempt();
        if (order.dryRun()) {
            process.in(0, () -> reports.report(new TaskReport.Succeeded(id, null, Outputs.NONE)));
            return;
        }
        running.put(id, order);
        ledger.started(process, order);
        Act act = script.act(order.task().name(), order.tryNumber());
        process.in(0, () -> reports.report(new TaskReport.Running(id, null, "")));
        if (act.ends() != Act.End.NEVER) {
            process.in(Math.max(1, act.after()), () -> end(id, act.ends(), report(id, act)));
        }
    }

    private static TaskReport report(AttemptId id, Act act) {
        return switch (act.ends()) {
            case SUCCEEDED -> new TaskReport.Succeeded(id, 0, Outputs.plain(act.outputs()));
            case FAILED -> new TaskReport.Failed(id, 1, "exit code 1");
            case KILLED -> new TaskReport.Killed(id, 137, "killed by signal 9");
            case NEVER -> throw new IllegalArgumentException("it never ends");
        };
    }

    private void end(AttemptId id, Act.End how, TaskReport report) {
        if (running.remove(id) != null) {
            ledger.ended(id, how);
            reports.report(report);
        }
    }

    /// Kills an attempt as somebody outside would; false if it does not run here.
    boolean killFromOutside(AttemptId id) {
        boolean runs = running.containsKey(id);
        end(id, Act.End.KILLED, new TaskReport.Killed(id, 137, "killed by signal 9"));
        return runs;
    }

    /// What runs here, by attempt.
    List<TaskOrder> running() {
        return running.values().stream()
                .sorted((a, b) -> Integer.compare(a.attempt().number(), b.attempt().number()))
                .toList();
    }

    @Override
    public void kill(AttemptId id) {
        process.in(
                10,
                () -> end(id, Act.End.KILLED, new TaskReport.Killed(id, 143, "killed on request")));
    }

    /// What has begun is not given back; what has not never comes here.
    @Override
    public void recall(AttemptId id) {}

    /// The node answers for what it holds.
    @Override
    public void reattach(AttemptId id) {}

    @Override
    public void close() {
        running.keySet().forEach(id -> ledger.ended(id, Act.End.KILLED));
        running.clear();
    }
}
