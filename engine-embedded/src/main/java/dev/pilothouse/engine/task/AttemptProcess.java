package dev.pilothouse.engine.task;

import dev.pilothouse.engine.task.process.Launched;
import dev.pilothouse.engine.task.process.ProcessId;
import dev.pilothouse.engine.task.process.ProcessMark;
import dev.pilothouse.engine.task.process.TreeKiller;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// A running process of an attempt: waits for its end, and leaves nothing of it behind.
///
/// **Thread:** the attempt's own.
final class AttemptProcess {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptProcess.class);
    private static final long QUICK_MILLIS = 200;
    private static final long DRAIN_MILLIS = 50;
    private static final long LAST_DRAIN_MILLIS = 5_000;

    private final ProcessMark mark;
    private final Launched process;
    private final OutputCopy output;
    private final Future<?> copying;
    private final TreeKiller killer;
    private final BooleanSupplier hurried;
    private @Nullable ProcessId leader;

    AttemptProcess(
            ProcessMark mark,
            Launched process,
            OutputCopy output,
            Future<?> copying,
            TreeKiller killer,
            BooleanSupplier hurried) {
        this.mark = mark;
        this.process = process;
        this.output = output;
        this.copying = copying;
        this.killer = killer;
        this.hurried = hurried;
    }

    /// Waits for the end; an interrupt kills. One that is not over at once is noted, so that after
    /// a crash of ours its session is found even where its members carry no mark any more.
    TaskOutcome awaitEnd(Note note) {
        try {
            return ended(exitCode(note));
        } catch (InterruptedException killed) {
            // one that has ended by itself has won the race with the kill
            return process.exit().isDone() ? ended(process.exit().join()) : kill();
        } catch (ExecutionException lost) {
            end();
            return new TaskOutcome.Failed(null, String.valueOf(lost.getCause()));
        }
    }

    private int exitCode(Note note) throws InterruptedException, ExecutionException {
        try {
            return process.exit().get(QUICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException longer) {
            leader = killer.identify(process).orElse(null);
            write(note, leader);
            return process.exit().get();
        }
    }

    private void write(Note note, @Nullable ProcessId id) {
        try {
            if (id != null) {
                note.write(id);
            }
        } catch (IOException failure) {
            LOG.warn("Expected to note the process of {}, but could not.", mark, failure);
        }
    }

    private TaskOutcome ended(int exitCode) {
        boolean drained = finished(copying, DRAIN_MILLIS);
        if (!drained || killer.groupLives(process.pid())) {
            endLeftovers();
        }
        noteProblems();
        return ExitCodes.outcome(exitCode, output.outputs());
    }

    private TaskOutcome kill() {
        TreeKiller.Ended ended = end();
        if (!ended.left().isEmpty()) {
            return new TaskOutcome.Failed(
                    null,
                    "kill failed: these processes cannot be ended: %s".formatted(ended.left()));
        }
        finished(copying, LAST_DRAIN_MILLIS);
        boolean reaped = finished(process.exit(), LAST_DRAIN_MILLIS);
        return new TaskOutcome.Killed(reaped ? process.exit().join() : null, "killed on request");
    }

    private void noteProblems() {
        try {
            output.noteProblems();
        } catch (IOException unwritable) {
            LOG.warn("Expected to write the log of {}, but could not.", mark, unwritable);
        }
    }

    /// Ends what is still in the attempt's group, or keeps its output open. A daemon with a session
    /// and outputs of its own is left alone.
    private void endLeftovers() {
        TreeKiller.Ended ended = end();
        boolean complete = finished(copying, LAST_DRAIN_MILLIS);
        try {
            if (ended.count() > 0) {
                output.note(
                        "The task left processes behind; %d of them were ended."
                                .formatted(ended.count()));
            }
            if (!complete) {
                output.note("A process outside the task keeps its output open; it is not read.");
            }
        } catch (IOException unwritable) {
            LOG.warn("Expected to write the log of {}, but could not.", mark, unwritable);
        }
    }

    private TreeKiller.Ended end() {
        if (leader == null) {
            leader = killer.identify(process).orElse(null);
        }
        return killer.end(mark, leader, hurried);
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

    /// Keeps the name of a process where the next engine finds it.
    @FunctionalInterface
    interface Note {
        void write(ProcessId process) throws IOException;
    }
}
