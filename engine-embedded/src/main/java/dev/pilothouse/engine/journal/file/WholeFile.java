package dev.pilothouse.engine.journal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that appear when they are whole: until then there is none, or the old one.
public final class WholeFile {

    private WholeFile() {}

    /// What a file is to hold.
    @FunctionalInterface
    public interface Content {
        /// Writes it.
        void write(OutputStream out) throws IOException;
    }

    /// Writes a file.
    ///
    /// **Failure:** [IOException], also what `content` throws; the file is as it was.
    public static void write(Path file, Content content) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".run", ".phrun");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                content.write(out);
            }
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
