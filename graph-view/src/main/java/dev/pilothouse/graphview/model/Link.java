package dev.pilothouse.graphview.model;

/// An edge by the positions of its nodes in a [GraphStructure].
///
/// @param from position of the node that comes first
/// @param to position of the node that waits for it
public record Link(int from, int to) {}
