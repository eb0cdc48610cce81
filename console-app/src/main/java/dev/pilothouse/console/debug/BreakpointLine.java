package dev.pilothouse.console.debug;

import dev.pilothouse.engine.debug.Breakpoint;

/// A breakpoint that is set, and how often it was hit since.
record BreakpointLine(Breakpoint breakpoint, long hits) {}
