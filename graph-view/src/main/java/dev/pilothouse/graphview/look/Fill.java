package dev.pilothouse.graphview.look;

/// What is inside a node's border.
public enum Fill {
    /// A raised card with a coloured strip: something happened here.
    CARD,
    /// The surface, with a coloured glyph: it waits.
    HOLLOW,
    /// Nothing: it does not take part.
    NONE
}
