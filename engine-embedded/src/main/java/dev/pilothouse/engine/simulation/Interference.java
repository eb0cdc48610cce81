package dev.pilothouse.engine.simulation;

/// What may be done to a message on its way.
public enum Interference {
    DROP,
    DUPLICATE,
    DELAY
}
