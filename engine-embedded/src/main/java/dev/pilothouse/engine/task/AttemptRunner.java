package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.dispatch.TaskReports;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.PublishedOutputs;
import dev.pilothouse.engine.task.process.ProcessLauncher;
import dev.pilothouse.engine.task.process.TreeKiller;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// Lets a task type run one attempt, and makes a report of however it ends.
///
/// **Thread:** the attempt's own.
final class AttemptRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);

    private final ExecutorSettings settings;
    private final TaskLogs logs;
    private final TaskReports reports;
    private final AttemptDirectories directories;
    private final ExecutorService threads;
    private final ProcessTasks processes;

    AttemptRunner(
            Path dataDirectory, ExecutorSettings settings, TaskLogs logs, TaskReports reports) {
        this.settings = settings;
        this.logs = logs;
        this.reports = reports;
        this.directories = new AttemptDirectories(dataDirectory);
        // blocking reads and waits pin a virtual thread's carrier, so processes get platform
        // threads
        this.threads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("attempt-process-", 1).factory());
        this.processes =
                new ProcessTasks(
                        directories,
                        ProcessLauncher.ofThisMachine(threads),
                        new TreeKiller(settings.killGrace()),
                        threads);
    }

    TaskReport run(Attempt attempt, TaskType type) {
        AttemptId id = attempt.id();
        AttemptMask mask =
                new AttemptMask(settings.masks().apply(attempt.order()), attempt.order().task());
        try (AttemptLog log = log(id, mask)) {
            AttemptContext context =
                    new AttemptContext(
                            attempt.order(),
                            directories,
                            log,
                            processes,
                            settings,
                            mask,
                            reports,
                            attempt::isHurried);
            if (!type.runsProcess()) {
                context.reportRunning(null);
            }
            return report(attempt.order(), type.run(context), mask);
        } catch (InterruptedException interrupted) {
            return killed(attempt, "its thread was interrupted");
        } catch (Throwable failure) {
            return attempt.isKilled() ? killed(attempt, "") : failed(id, failure, mask);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private AttemptLog log(AttemptId id, UnaryOperator<String> mask) {
        return new AttemptLog(
                () -> directories.make(id).resolve(AttemptDirectories.LOG),
                mask,
                settings.logLimit(),
                () -> logs.appended(id));
    }

    private static TaskReport report(
            TaskOrder order, TaskOutcome outcome, UnaryOperator<String> mask) {
        AttemptId id = order.attempt();
        return switch (outcome) {
            case TaskOutcome.Succeeded(var exitCode, var outputs) ->
                    new TaskReport.Succeeded(id, exitCode, published(order, outputs));
            case TaskOutcome.Failed(var exitCode, var reason) ->
                    new TaskReport.Failed(id, exitCode, mask.apply(reason));
            case TaskOutcome.Killed(var exitCode, var reason) ->
                    new TaskReport.Killed(id, exitCode, mask.apply(reason));
        };
    }

    private static Outputs published(TaskOrder order, Map<String, String> found) {
        return Outputs.of(PublishedOutputs.of(order.task().outputs(), found, order.parameters()));
    }

    private static TaskReport killed(Attempt attempt, String otherwise) {
        String reason = attempt.isKilled() ? "killed on request" : otherwise;
        return new TaskReport.Killed(attempt.id(), null, reason);
    }

    private static TaskReport failed(AttemptId id, Throwable failure, UnaryOperator<String> mask) {
        if (!(failure instanceof IOException)) {
            LOG.debug("Attempt {} ended with an exception.", id, failure);
        }
        @Nullable String message = failure.getMessage();
        String reason =
                message == null || message.isBlank()
                        ? "the task ended with " + failure.getClass().getSimpleName()
                        : message;
        return new TaskReport.Failed(id, null, mask.apply(reason));
    }
}
