package dev.pilothouse.engine.statemachine;

import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;

import org.jspecify.annotations.Nullable;

/// What a decision does to a run. Changes carry state, not instructions, so applying them is
/// replacement and old journals outlive new rules.
public sealed interface Change {

    /// The run as a whole is now like this.
    record RunChanged(RunStatus status) implements Change {}

    /// The node is now like this; an attempt with a new number, or none any more, pushes the former
    /// one into the past.
    record TaskChanged(int node, TaskState state, Mark mark, @Nullable TaskAttempt attempt)
            implements Change {}
}
