package dev.pilothouse.engine.cluster;

/// What a member of a cluster is for.
public enum Role {
    /// Owns runs and decides.
    MASTER,
    /// Runs attempts.
    WORKER
}
