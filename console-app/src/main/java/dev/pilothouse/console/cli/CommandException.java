package dev.pilothouse.console.cli;

import java.io.Serial;

/// A command that cannot do what it was asked; its user reads one line of what is wrong and one of
/// what to do.
public final class CommandException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final String remedy;
    private final int exitCode;

    private CommandException(String what, String remedy, int exitCode) {
        super(what);
        this.remedy = remedy;
        this.exitCode = exitCode;
    }

    /// Bad usage or a bad file: `what` is wrong, `remedy` is what to do.
    public static CommandException usage(String what, String remedy) {
        return new CommandException(what, remedy, ExitCode.USAGE);
    }

    /// Not the user's fault.
    public static CommandException internal(String what, String remedy) {
        return new CommandException(what, remedy, ExitCode.INTERNAL);
    }

    /// What to do.
    public String remedy() {
        return remedy;
    }

    /// What the process ends with.
    public int exitCode() {
        return exitCode;
    }
}
