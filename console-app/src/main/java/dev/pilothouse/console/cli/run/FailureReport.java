package dev.pilothouse.console.cli.run;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.execution.Secrets;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.TaskLogs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Says why a run failed: every failed task with its reason, the end of its log, and where the rest
/// of it is.
final class FailureReport {

    private static final int LINES = 10;

    private final PrintStream err;
    private final Path directory;
    private final TaskLogs logs;

    FailureReport(PrintStream err, Path directory, TaskLogs logs) {
        this.err = err;
        this.directory = directory;
        this.logs = logs;
    }

    void print(Run run) {
        UnaryOperator<String> mask = Secrets.maskOf(run, List.of());
        String reason = mask.apply(reason(run));
        err.println("pilothouse: run %d failed%s".formatted(run.identity().id(), reason));
        for (int node = 0; node < run.graph().size(); node++) {
            TaskAttempt attempt = run.node(node).attempt();
            if (attempt != null && hasFailed(run.node(node).state(), attempt)) {
                print(run, run.graph().plan().task(node).name(), attempt, mask);
            }
        }
    }

    private static String reason(Run run) {
        String reason = run.status().reason();
        return reason.isEmpty() ? "" : ": " + reason;
    }

    /// A task that was killed although nobody asked has failed, too.
    private static boolean hasFailed(TaskState state, TaskAttempt attempt) {
        return state == TaskState.FAILED
                || (state == TaskState.KILLED && attempt.killCause() == null);
    }

    private void print(Run run, String task, TaskAttempt attempt, UnaryOperator<String> mask) {
        String why = attempt.reason().isEmpty() ? "no reason was given" : attempt.reason();
        err.println("task '%s' failed: %s".formatted(task, mask.apply(why)));
        tail(new AttemptId(run.identity().id(), attempt.number()))
                .forEach(line -> err.println("  | " + line));
        if (!attempt.logPath().isEmpty()) {
            err.println("  log: " + directory.resolve(attempt.logPath()));
        }
    }

    private List<String> tail(AttemptId attempt) {
        try {
            return logs.tail(attempt, LINES);
        } catch (IOException e) {
            return List.of("(the log cannot be read: " + e.getMessage() + ")");
        }
    }
}
