package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs a script by a real interpreter in a directory of its own and gives what it printed.
final class ScriptRun {

    private ScriptRun() {}

    /// **Contract:** the script leaves no file behind.
    static String output(List<String> interpreter, String script, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("script");
        Path file = Files.createTempFile("script", ".txt");
        Path printed = Files.createTempFile("script", ".out");
        try {
            Files.writeString(file, script);
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    Stream.concat(interpreter.stream(), Stream.of(file.toString()))
                                            .toList())
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("LC_ALL", "C.UTF-8");
            int exit = builder.start().waitFor();
            String text = Files.readString(printed, UTF_8);
            assertThat(exit).as(text).isZero();
            assertThat(HostileValues.filesIn(directory)).as("files the script has made").isEmpty();
            return text;
        } finally {
            Files.delete(file);
            Files.delete(printed);
            for (String left : HostileValues.filesIn(directory)) {
                Files.delete(directory.resolve(left));
            }
            Files.delete(directory);
        }
    }

    static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
