package dev.pilothouse.console.cli;

/// What commands end with; scripts rely on it.
public final class ExitCode {

    /// Done, and what ran succeeded.
    public static final int DONE = 0;

    /// A run or a test failed.
    public static final int FAILED = 1;

    /// Bad usage, a bad file, or a data directory that cannot be used.
    public static final int USAGE = 2;

    /// Stopped or paused.
    public static final int STOPPED = 3;

    /// Nobody answers: no console or engine is running there, or it was lost.
    public static final int UNREACHABLE = 4;

    /// A defect of the program.
    public static final int INTERNAL = 70;

    private ExitCode() {}
}
