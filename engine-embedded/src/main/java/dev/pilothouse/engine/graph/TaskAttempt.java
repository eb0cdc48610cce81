package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.lifecycle.KillCause;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One execution try of a task node.
///
/// @param number unique in the run, from 1, over all its nodes
/// @param tryNumber from 1: the how-many-th attempt of its node
/// @param retries how many retries the node had used when this attempt was made
/// @param state where the attempt is; a node that waits for a retry has an attempt that FAILED
/// @param times when it got there
/// @param worker the executor it was given to; null while it waits for a slot
/// @param pid the process; null if there is none
/// @param exitCode null as long as it runs, and where there is no process
/// @param reason why it ended as it did, or why it was made; empty if there is nothing to say
/// @param logPath where its log is; empty for none
/// @param killCause why it was asked to end; null if nobody asked
/// @param outputs what it published
/// @param skips the direct successors, by name, on branches that it did not choose
public record TaskAttempt(
        int number,
        int tryNumber,
        int retries,
        TaskState state,
        AttemptTimes times,
        @Nullable String worker,
        @Nullable Long pid,
        @Nullable Integer exitCode,
        String reason,
        String logPath,
        @Nullable KillCause killCause,
        Outputs outputs,
        List<String> skips) {

    public TaskAttempt {
        skips = List.copyOf(skips);
    }

    /// A new attempt that waits for a slot.
    public static TaskAttempt submitted(
            int number, int tryNumber, int retries, AttemptTimes times, String reason) {
        return new TaskAttempt(
                number,
                tryNumber,
                retries,
                TaskState.SUBMITTED,
                times,
                null,
                null,
                null,
                reason,
                "",
                null,
                Outputs.NONE,
                List.of());
    }

    /// True if an executor was chosen: from then on only the executor can say that the attempt has
    /// ended.
    public boolean isPlaced() {
        return worker != null;
    }

    /// The same in another state.
    public TaskAttempt in(TaskState newState, AttemptTimes newTimes) {
        return new TaskAttempt(
                number, tryNumber, retries, newState, newTimes, worker, pid, exitCode, reason,
                logPath, killCause, outputs, skips);
    }

    /// The same, given to a worker.
    public TaskAttempt on(String newWorker, AttemptTimes newTimes) {
        return new TaskAttempt(
                number, tryNumber, retries, state, newTimes, newWorker, pid, exitCode, reason,
                logPath, killCause, outputs, skips);
    }

    /// The same, begun.
    public TaskAttempt running(@Nullable Long newPid, String newLogPath, AttemptTimes newTimes) {
        return new TaskAttempt(
                number,
                tryNumber,
                retries,
                TaskState.RUNNING,
                newTimes,
                worker,
                newPid,
                exitCode,
                reason,
                newLogPath,
                killCause,
                outputs,
                skips);
    }

    /// The same, asked to end; the first cause stays.
    public TaskAttempt killedFor(KillCause cause) {
        return new TaskAttempt(
                number,
                tryNumber,
                retries,
                state,
                times,
                worker,
                pid,
                exitCode,
                reason,
                logPath,
                killCause == null ? cause : killCause,
                outputs,
                skips);
    }

    /// The same, ended.
    public TaskAttempt ended(
            TaskState end,
            @Nullable Integer newExitCode,
            String newReason,
            Outputs newOutputs,
            long at) {
        return new TaskAttempt(
                number,
                tryNumber,
                retries,
                end,
                times.ended(at),
                worker,
                pid,
                newExitCode,
                newReason,
                logPath,
                killCause,
                newOutputs,
                skips);
    }

    /// The same, with the successors that it did not choose.
    public TaskAttempt skipping(List<String> newSkips) {
        return new TaskAttempt(
                number, tryNumber, retries, state, times, worker, pid, exitCode, reason, logPath,
                killCause, outputs, newSkips);
    }
}
