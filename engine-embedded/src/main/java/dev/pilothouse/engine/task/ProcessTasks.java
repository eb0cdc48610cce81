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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs the processes of attempts, and leaves none behind.
///
/// **Thread:** an attempt's own; an interrupt ends the whole tree.
final class ProcessTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTasks.class);
    private static final long DRAIN_MILLIS = 50;
    private static final long LAST_DRAIN_MILLIS = 5_000;

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
        Future<?> copying = threads.submit(() -> copy(process, output));
        Running running = new Running(mark, process, output, copying);
        try {
            directories.noteProcess(attempt, process.id());
            context.reportRunning(process.id().pid());
        } catch (IOException | RuntimeException failure) {
            killer.end(mark, process.id());
            throw failure;
        }
        return awaitEnd(running);
    }

    private TaskOutcome awaitEnd(Running running) {
        try {
            int exitCode = running.process().exit().get();
            return ended(running, exitCode);
        } catch (InterruptedException killed) {
            // one that has ended by itself has won the race with the kill
            return running.process().exit().isDone()
                    ? ended(running, running.process().exit().join())
                    : kill(running);
        } catch (ExecutionException lost) {
            killer.end(running.mark(), running.process().id());
            return new TaskOutcome.Failed(null, String.valueOf(lost.getCause()));
        }
    }

    private TaskOutcome ended(Running running, int exitCode) {
        endLeftovers(running);
        return ExitCodes.outcome(exitCode, running.output().outputs());
    }

    private TaskOutcome kill(Running running) {
        TreeKiller.Ended ended = killer.end(running.mark(), running.process().id());
        if (!ended.left().isEmpty()) {
            return new TaskOutcome.Failed(
                    null,
                    "kill failed: these processes cannot be ended: %s".formatted(ended.left()));
        }
        finished(running.copying(), LAST_DRAIN_MILLIS);
        boolean reaped = finished(running.process().exit(), LAST_DRAIN_MILLIS);
        return new TaskOutcome.Killed(
                reaped ? running.process().exit().join() : null, "killed on request");
    }

    /// Ends what is still in the attempt's group, or keeps its output open. A daemon with a session
    /// and outputs of its own is left alone.
    private void endLeftovers(Running running) {
        boolean drained = finished(running.copying(), DRAIN_MILLIS);
        if (drained && !killer.groupLives(running.process().id())) {
            return;
        }
        TreeKiller.Ended ended = killer.end(running.mark(), running.process().id());
        boolean complete = finished(running.copying(), LAST_DRAIN_MILLIS);
        try {
            if (ended.count() > 0) {
                running.output()
                        .note(
                                "The task left processes behind; %d of them were ended."
                                        .formatted(ended.count()));
            }
            if (!complete) {
                running.output()
                        .note("A process outside the task keeps its output open; it is not read.");
            }
        } catch (IOException unwritable) {
            LOG.warn("Expected to write the log of {}, but could not.", running.mark(), unwritable);
        }
    }

    private static void copy(Launched process, OutputCopy output) {
        try {
            output.copy(process.output());
        } catch (IOException failure) {
            LOG.warn("Expected to keep the output of {}, but could not.", process.id(), failure);
        }
    }

    /// Waits for that long at most; an interrupt is kept for later.
    private static boolean finished(Future<?> future, long milliseconds) {
        boolean interrupted = Thread.interrupted();
        try {
            future.get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException again) {
            interrupted = true;
            return future.isDone();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Running(
            ProcessMark mark, Launched process, OutputCopy output, Future<?> copying) {}
}
