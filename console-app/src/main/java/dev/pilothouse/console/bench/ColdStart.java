package dev.pilothouse.console.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Starts this program anew, as the launcher does, and waits for its first run to succeed in an
/// empty data directory.
final class ColdStart {

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

    static double seconds(Path scratch) throws IOException, InterruptedException {
        Path file = scratch.resolve("cold-start.yaml");
        Files.writeString(file, WORKFLOW);
        Path data = scratch.resolve("cold-" + UUID.randomUUID());
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command(file, data))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader lines =
                new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"type\":\"result\"") && line.contains("\"SUCCEEDED\"")) {
                    return (System.nanoTime() - start) / 1e9;
                }
            }
        } finally {
            process.waitFor();
        }
        throw new IllegalStateException("Expected the first run of a new process to succeed");
    }

    private static List<String> command(Path file, Path data) {
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
        command.addAll(List.of("run", file.toString(), "--json", "--data", data.toString()));
        return command;
    }
}
