package dev.pilothouse.engine.definition;

/// How urgent a workflow or task is when several wait for a slot; declared from most to least
/// urgent, so `compareTo` orders the dispatch queue.
public enum Priority {
    HIGHEST,
    HIGH,
    MEDIUM,
    LOW,
    LOWEST
}
