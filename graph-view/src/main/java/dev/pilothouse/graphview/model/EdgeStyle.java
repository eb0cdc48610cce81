package dev.pilothouse.graphview.model;

/// How an edge is drawn before the states of its ends have their say.
public enum EdgeStyle {
    /// A plain dependency.
    PLAIN,
    /// Taken or not, as a condition decides.
    CONDITIONAL,
    /// A branch that was not taken.
    NOT_TAKEN
}
