package dev.pilothouse.engine.definition;

/// What happens when a run of a definition is started while another one is still going on
/// (engine-rules 6.10).
public enum ExecutionType {
    PARALLEL,
    SERIAL_WAIT,
    SERIAL_DISCARD,
    SERIAL_PRIORITY
}
