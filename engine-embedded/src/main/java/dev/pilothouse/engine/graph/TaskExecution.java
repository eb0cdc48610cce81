package dev.pilothouse.engine.graph;

import dev.pilothouse.engine.lifecycle.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A task node of a run, loaded in a master: its state, how far the walk has come, and its
/// attempts.
///
/// @param state what a person would call it
/// @param mark how far the walk has come
/// @param attempt the current attempt; null if it never had one
/// @param earlier the attempts before the current one, oldest first
public record TaskExecution(
        TaskState state, Mark mark, @Nullable TaskAttempt attempt, List<TaskAttempt> earlier) {

    /// A node that was not reached yet.
    public static final TaskExecution NOT_RUN =
            new TaskExecution(TaskState.NOT_RUN, Mark.WAITING, null, List.of());

    public TaskExecution {
        earlier = List.copyOf(earlier);
    }

    /// The node as it is after a change: an attempt with a new number, or none any more, pushes the
    /// former one into the past.
    public TaskExecution with(TaskState newState, Mark newMark, @Nullable TaskAttempt newAttempt) {
        boolean replaced =
                attempt != null && (newAttempt == null || attempt.number() != newAttempt.number());
        List<TaskAttempt> past = earlier;
        if (replaced) {
            past = new ArrayList<>(earlier);
            past.add(attempt);
        }
        return new TaskExecution(newState, newMark, newAttempt, past);
    }

    /// The number of the newest attempt, also if it is of the past; 0 if there never was one.
    public int lastNumber() {
        if (attempt != null) {
            return attempt.number();
        }
        return earlier.isEmpty() ? 0 : earlier.getLast().number();
    }

    /// All attempts, oldest first.
    public List<TaskAttempt> attempts() {
        if (attempt == null) {
            return earlier;
        }
        List<TaskAttempt> all = new ArrayList<>(earlier);
        all.add(attempt);
        return all;
    }
}
