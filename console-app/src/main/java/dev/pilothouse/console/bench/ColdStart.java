package dev.pilothouse.console.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/// Starts this program anew, as the launcher does, on an empty data directory, and waits for its
/// first run to succeed or its window to be drawn.
final class ColdStart {

    /// What Java adds to its command line.
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

    private static final String WORKFLOW =
            """
            workflow:
              name: cold-start
            tasks:
              - name: first
                task_type: Shell
                command: "true"
            """;

    private ColdStart() {}

    /// Seconds until the first run of a new process has succeeded.
    static double toFirstRun(Path scratch) throws IOException, InterruptedException {
        Path file = scratch.resolve("cold-start.yaml");
        Files.writeString(file, WORKFLOW);
        List<String> words = List.of("run", file.toString(), "--json");
        return until(
                program(scratch, words),
                line -> line.contains("\"type\":\"result\"") && line.contains("\"SUCCEEDED\""));
    }

    /// Seconds until the window of a new process has been drawn once.
    static double toFirstFrame(Path scratch) throws IOException, InterruptedException {
        ProcessBuilder program = program(scratch, List.of());
        String options = program.environment().getOrDefault(JAVA_OPTIONS, "");
        program.environment()
                .put(JAVA_OPTIONS, (options + " -Dpilothouse.tell-first-frame=true").strip());
        return until(program, "first frame"::equals);
    }

    /// Seconds from the start of a process to a line that it prints; then it is ended.
    private static double until(ProcessBuilder program, Predicate<String> awaited)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines =
                new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (awaited.test(line)) {
                    return (System.nanoTime() - start) / 1e9;
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        throw new IllegalStateException(
                "Expected a new process to get as far as is measured, but it ended with "
                        + process.exitValue());
    }

    /// The program as it was started itself, on an empty data directory.
    private static ProcessBuilder program(Path scratch, List<String> arguments) {
        List<String> command = new ArrayList<>();
        String launcher = System.getProperty("pilothouse.launcher");
        if (launcher != null) {
            command.add(launcher);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(
                    List.of(
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.pilothouse.console.Main"));
        }
        command.addAll(arguments);
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment()
                .put("PILOTHOUSE_DATA", scratch.resolve("cold-" + UUID.randomUUID()).toString());
        return program;
    }
}
