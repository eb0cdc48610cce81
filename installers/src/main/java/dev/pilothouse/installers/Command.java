package dev.pilothouse.installers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program that the build runs and whose success it needs.
final class Command {

    private static final int LAST_LINES = 20;

    private final List<String> words = new ArrayList<>();

    Command(Path program) {
        words.add(program.toString());
    }

    /// Adds arguments, each as its own text says.
    Command with(Object... arguments) {
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return this;
    }

    /// Runs the program and gives what it printed.
    ///
    /// **Failure:** a fault with the last lines of its output if it does not end well.
    String run() throws IOException, InterruptedException, BuildFault {
        return run(Map.of());
    }

    /// The same with an environment that also has some variables; an empty one is taken away.
    String run(Map<String, String> variables) throws IOException, InterruptedException, BuildFault {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        variables.forEach(builder.environment()::put);
        builder.environment().values().removeIf(String::isEmpty);
        Path output = Files.createTempFile("pilothouse-build", ".log");
        try {
            int exitCode = builder.redirectOutput(output.toFile()).start().waitFor();
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            if (exitCode != 0) {
                throw failed(exitCode, text);
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }

    private BuildFault failed(int exitCode, String text) {
        List<String> lines = text.lines().toList();
        return new BuildFault(
                "Expected %s to succeed, but it ended with %d:\n%s"
                        .formatted(
                                words.getFirst(),
                                exitCode,
                                String.join(
                                        "\n",
                                        lines.subList(
                                                Math.max(0, lines.size() - LAST_LINES),
                                                lines.size()))));
    }
}
