package dev.pilothouse.graphview.layout;

/// A place in the graph's own coordinates: x to the right, y down.
public record Point(double x, double y) {}
