package dev.pilothouse.console;

import dev.pilothouse.console.cli.CommandLineProgram;
import dev.pilothouse.console.cli.Surroundings;

/// Where the process begins.
public final class Main {

    private Main() {}

    /// Runs the command that the arguments name, and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(new CommandLineProgram(Surroundings.ofProcess()).run(args));
    }
}
