package dev.pilothouse.engine.definition;

/// A dependency between two tasks of one definition, by name: `to` waits for `from`.
public record Edge(String from, String to) {}
