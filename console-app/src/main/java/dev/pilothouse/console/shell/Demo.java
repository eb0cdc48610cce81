package dev.pilothouse.console.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The built-in demo workflow.
final class Demo {

    private static final String FILE = "demo.yaml";

    private Demo() {}

    /// Opens the demo workflow and starts a run of it.
    static void start(Helm helm) {
        helm.shelf().open(Path.of(FILE), text(), helm::start);
    }

    private static String text() {
        try (InputStream in = Demo.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + FILE + " beside " + Demo.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + FILE, e);
        }
    }
}
