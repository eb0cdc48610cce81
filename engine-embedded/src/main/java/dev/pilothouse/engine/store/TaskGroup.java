package dev.pilothouse.engine.store;

/// A task group: bounds how many of its tasks run at once, over all workflows.
///
/// @param name its name
/// @param size how many may hold a slot, or [#UNLIMITED]
/// @param used how many attempts hold a slot now
/// @param waiting how many attempts wait for one
public record TaskGroup(String name, int size, int used, int waiting) {

    /// The size of a group for which nobody has set one.
    public static final int UNLIMITED = -1;

    /// True if somebody has set a size.
    public boolean hasLimit() {
        return size != UNLIMITED;
    }
}
