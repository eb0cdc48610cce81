package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.lifecycle.TaskState;

import java.time.Instant;

/// Where a run that is let go is to stop again, once: before the event that takes it there.
public sealed interface Target {

    /// The first event of a task.
    record AtTask(String task) implements Target {}

    /// The event that brings a task into a state.
    record AtState(String task, TaskState state) implements Target {}

    /// The first event after a task has ended.
    record BehindTask(String task) implements Target {}

    /// The event that will have this number in the journal.
    record AtEntry(long number) implements Target {}

    /// The first event at or after an instant, in milliseconds since the epoch.
    record AtTime(long instant) implements Target {}

    /// In words: `task load`, `event 17`.
    default String words() {
        return switch (this) {
            case AtTask(String task) -> "task " + task;
            case AtState(String task, TaskState state) -> "task " + task + " becoming " + state;
            case BehindTask(String task) -> "the end of task " + task;
            case AtEntry(long number) -> "event " + number;
            case AtTime(long instant) -> "the instant " + Instant.ofEpochMilli(instant);
        };
    }
}
