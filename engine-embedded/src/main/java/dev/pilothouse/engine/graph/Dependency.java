package dev.pilothouse.engine.graph;

/// Which tasks around the start nodes belong to a run (engine-rules 4.5).
public enum Dependency {
    /// Exactly the start nodes.
    TASK_ONLY,
    /// The start nodes and all their ancestors.
    TASK_PRE,
    /// The start nodes and all their descendants.
    TASK_POST
}
