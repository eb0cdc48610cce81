package dev.pilothouse.graphview.model;

/// A sign of the debugger on a node, beside its state.
public enum Mark {
    /// A ring: the bus is held here, or the next event is this node's.
    HELD,
    /// A filled circle in the gutter: a breakpoint stands here.
    BREAKPOINT
}
