package dev.pilothouse.console.kit;

import dev.pilothouse.console.cli.CommandLineProgram;
import dev.pilothouse.console.cli.Surroundings;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// The command line in this process: quicker than a process of its own, and the same but for
/// signals.
public final class Program {

    private Program() {}

    /// Runs a command with a data directory of its own default.
    public static JavaProcess.Ended run(Path data, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("PILOTHOUSE_DATA", data.toString()),
                        false);
        int exitCode = new CommandLineProgram(surroundings).run(arguments);
        return new JavaProcess.Ended(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
