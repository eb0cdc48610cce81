package dev.pilothouse.console.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What a command finds around it.
///
/// @param out for what was asked for
/// @param err for errors and notes
/// @param environment the environment variables
/// @param terminal true if a person watches `out` and lines can be drawn over
public record Surroundings(
        PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Those of this process.
    public static Surroundings ofProcess() {
        boolean watched =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Surroundings(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset("stdout")),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset("stderr")),
                System.getenv(),
                watched && !dumb);
    }

    /// True if `out` can show a text.
    public boolean canShow(String text) {
        return out.charset().newEncoder().canEncode(text);
    }

    private static Charset charset(String stream) {
        return Charset.forName(
                System.getProperty(stream + ".encoding", StandardCharsets.UTF_8.name()),
                StandardCharsets.UTF_8);
    }
}
