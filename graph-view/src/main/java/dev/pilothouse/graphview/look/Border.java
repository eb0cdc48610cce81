package dev.pilothouse.graphview.look;

/// The line around a node's card.
public enum Border {
    THIN,
    THIN_DASHED,
    SOLID,
    HEAVY,
    DASHED,
    HATCHED,
    DOUBLE,
    DOTTED
}
