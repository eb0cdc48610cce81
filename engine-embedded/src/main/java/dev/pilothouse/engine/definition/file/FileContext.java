package dev.pilothouse.engine.definition.file;

/// What the readers of one file share: where faults go, and what `$FILE{…}` and its like stand for.
public record FileContext(Faults faults, References references) {}
