package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskExecutor;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Runs attempts in this process, each on a virtual thread of its own.
///
/// **Contract:** beyond [TaskExecutor]'s: an attempt that has ended is answered with its end again,
/// as long as it is among the latest 20 000. A kill whose attempt ended by itself meanwhile reports
/// that end.
public final class LocalExecutor implements TaskExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(LocalExecutor.class);
    private static final long CLOSE_PATIENCE_MILLIS = 15_000;

    private final ExecutorSettings settings;
    private final Function<String, Optional<TaskType>> types;
    private final TaskReports reports;
    private final AttemptRegister register = new AttemptRegister();
    private final AttemptRunner runner;

    /// @param dataDirectory below which attempts keep their files; made when first needed
    /// @param logs woken by what attempts write
    /// @param types finds a task type by the name that a definition gives
    /// @param reports where reports go
    public LocalExecutor(
            Path dataDirectory,
            ExecutorSettings settings,
            TaskLogs logs,
            Function<String, Optional<TaskType>> types,
            TaskReports reports) {
        this.settings = settings;
        this.types = types;
        this.reports = reports;
        this.runner = new AttemptRunner(dataDirectory, settings, logs, reports);
    }

    @Override
    public void dispatch(TaskOrder order) {
        Attempt attempt = new Attempt(order);
        if (!register.admit(attempt)) {
            reportIfKnown(register.end(order.attempt()));
            return;
        }
        reports.report(new TaskReport.Dispatched(order.attempt(), settings.host()));
        Optional<TaskType> type = types.apply(order.task().type());
        if (order.dryRun()) {
            endUnlessBegun(attempt, new TaskReport.Succeeded(order.attempt(), null, Outputs.NONE));
        } else if (type.isEmpty()) {
            endUnlessBegun(attempt, unknownType(order));
        } else {
            Thread.ofVirtual().start(() -> run(attempt, type.get()));
        }
    }

    @Override
    public void recall(AttemptId id) {
        Attempt attempt = register.live(id);
        if (attempt == null) {
            reportIfKnown(register.endOr(new TaskReport.Recalled(id)));
        } else {
            endUnlessBegun(attempt, new TaskReport.Recalled(id));
        }
    }

    @Override
    public void reattach(AttemptId id) {
        if (register.live(id) == null) {
            reportIfKnown(register.endOr(new TaskReport.Lost(id, "the engine was restarted")));
        } else {
            reports.report(new TaskReport.Dispatched(id, settings.host()));
        }
    }

    @Override
    public void kill(AttemptId id) {
        Attempt attempt = register.live(id);
        if (attempt == null) {
            reportIfKnown(register.endOr(new TaskReport.Killed(id, null, "unknown here")));
        } else {
            kill(attempt);
        }
    }

    @Override
    public void killNow(AttemptId id) {
        Attempt attempt = register.live(id);
        if (attempt != null) {
            attempt.hurry();
        }
        kill(id);
    }

    /// The attempts that are here and have not ended.
    public Set<AttemptId> attempts() {
        return register.ids();
    }

    /// Kills what is here, as a worker must that has lost its lease (and so its right to run it).
    public void killAll() {
        for (AttemptId attempt : register.ids()) {
            kill(attempt);
        }
    }

    /// Takes nothing more, kills what runs and waits for its end.
    @Override
    public void close() {
        register.shut().forEach(this::kill);
        try {
            long patience = settings.killGrace().toMillis() + CLOSE_PATIENCE_MILLIS;
            if (!register.awaitReported(patience)) {
                LOG.warn("Expected all attempts to end, but these did not: {}.", attempts());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        runner.close();
    }

    private void run(Attempt attempt, TaskType type) {
        if (!attempt.begin()) {
            return;
        }
        TaskReport end = runner.run(attempt, type);
        attempt.end();
        end(end);
    }

    private void kill(Attempt attempt) {
        if (!endUnlessBegun(
                attempt, new TaskReport.Killed(attempt.id(), null, "killed before it began"))) {
            attempt.interrupt();
        }
    }

    private boolean endUnlessBegun(Attempt attempt, TaskReport end) {
        boolean cancelled = attempt.cancel();
        if (cancelled) {
            end(end);
        }
        return cancelled;
    }

    private void end(TaskReport end) {
        register.close(end);
        reports.report(end);
        register.reported();
    }

    private void reportIfKnown(@Nullable TaskReport end) {
        if (end != null) {
            reports.report(end);
        }
    }

    private static TaskReport unknownType(TaskOrder order) {
        String reason =
                "Task type %s cannot run here: this installation has no such type. Change the type of task %s, or remove the task."
                        .formatted(order.task().type(), order.task().name());
        return new TaskReport.Failed(order.attempt(), null, reason);
    }
}
