package dev.pilothouse.engine.logic;

/// A stretch of time, both ends included, in milliseconds since the epoch.
public record DateInterval(long from, long to) {}
