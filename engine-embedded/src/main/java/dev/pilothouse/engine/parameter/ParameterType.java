package dev.pilothouse.engine.parameter;

/// The type that a parameter's text claims to have; values travel as text and are read by type
/// where it matters (SQL binding, list expansion, Python literals). The names are
/// PyDolphinScheduler's.
public enum ParameterType {
    VARCHAR,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    DATE,
    TIME,
    TIMESTAMP,
    BOOLEAN,
    LIST,
    FILE
}
