package dev.pilothouse.engine.task;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.task.process.LaunchOrder;
import dev.pilothouse.engine.task.process.Launched;
import dev.pilothouse.engine.task.process.ProcessLauncher;
import dev.pilothouse.engine.task.process.ProcessMark;
import dev.pilothouse.engine.task.process.TreeKiller;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Runs the processes of attempts.
///
/// **Thread:** an attempt's own; an interrupt ends the whole tree.
final class ProcessTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTasks.class);

    private final AttemptDirectories directories;
    private final ProcessLauncher launcher;
    private final TreeKiller killer;
    private final ExecutorService threads;
    private final TaskEnvironment environment = TaskEnvironment.ofThisProcess();

    ProcessTasks(
            AttemptDirectories directories,
            ProcessLauncher launcher,
            TreeKiller killer,
            ExecutorService threads) {
        this.directories = directories;
        this.launcher = launcher;
        this.killer = killer;
        this.threads = threads;
    }

    TaskOutcome run(
            AttemptContext context,
            List<String> command,
            Map<String, String> variables,
            OutputCopy output)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        AttemptId attempt = context.order().attempt();
        ProcessMark mark = directories.mark(attempt);
        Launched process =
                launcher.launch(
                        new LaunchOrder(
                                command,
                                context.directory(),
                                environment.of(context.order(), mark, variables)));
        Future<?> copying = threads.submit(() -> copy(process, output, attempt));
        context.reportRunning(process.pid());
        return new AttemptProcess(mark, process, output, copying, killer, context.hurried())
                .awaitEnd(id -> directories.noteProcess(attempt, id));
    }

    private static void copy(Launched process, OutputCopy output, AttemptId attempt) {
        try {
            output.copy(process.output());
        } catch (IOException failure) {
            LOG.warn("Expected to keep the output of {}, but could not.", attempt, failure);
        }
    }
}
