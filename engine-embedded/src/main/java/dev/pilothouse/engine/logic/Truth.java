package dev.pilothouse.engine.logic;

/// How far a condition has come.
public enum Truth {
    SUCCEEDED,
    FAILED,
    /// Neither yet.
    WAITING;

    /// Of something that is decided.
    public static Truth of(boolean succeeded) {
        return succeeded ? SUCCEEDED : FAILED;
    }
}
