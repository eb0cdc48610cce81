package dev.pilothouse.engine.store;

/// What a turn does to the places of a task group.
///
/// @param group the group
/// @param attempt the attempt's number in the turn's run
/// @param kind what is done
/// @param priority the task's priority within the group, larger first
/// @param since when the task was first submitted: of the same priority the oldest goes first
public record TaskGroupStep(String group, int attempt, Kind kind, int priority, long since) {

    /// What is done.
    public enum Kind {
        /// The attempt waits for a slot from now on, if it has no place yet.
        JOIN,
        /// The attempt gets a slot, whether or not one is free.
        FORCE,
        /// The attempt has ended: its place is gone.
        LEAVE
    }
}
