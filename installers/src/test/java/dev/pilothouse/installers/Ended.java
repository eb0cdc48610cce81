package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// How a process has ended.
///
/// @param exitCode zero if all went well
/// @param out what it wrote to its standard output
/// @param err what it wrote to its standard error
record Ended(int exitCode, String out, String err) {

    private static final long PATIENCE_MINUTES = 4;

    /// Starts a process and waits for its end.
    static Ended of(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("pilothouse-out", ".txt");
        Path err = Files.createTempFile("pilothouse-err", ".txt");
        try {
            Process process =
                    builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", builder.command())
                    .isTrue();
            return new Ended(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
