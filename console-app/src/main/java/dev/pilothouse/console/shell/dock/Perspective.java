package dev.pilothouse.console.shell.dock;

import java.util.Locale;

/// What a person is at, and so which views lie where.
public enum Perspective {
    /// Starting runs and watching them.
    RUN,
    /// Holding a bus and stepping it.
    DEBUG,
    /// Reading what has happened.
    HISTORY;

    /// Its name in ids and keys of texts: `run`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
