package dev.pilothouse.engine.definition.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a whole file as UTF-8 text, of at most so many bytes.
final class FileText {
    private static final int MEGABYTE = 1_000_000;

    private final int mostBytes;

    FileText(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// The text without a byte order mark; empty after a fault at `at(…)`.
    Optional<String> read(Path file, Complaint complaint) {
        if (Files.isDirectory(file)) {
            complaint.of(
                    Position.START,
                    "not-a-file",
                    "Expected a file, but '%s' is a directory; name a file in it".formatted(file));
            return Optional.empty();
        }
        if (!Files.exists(file)) {
            complaint.of(
                    Position.START,
                    "file-not-found",
                    "Expected a file, but there is no '%s'; check the name".formatted(file));
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            complaint.of(
                    Position.START,
                    "not-a-file",
                    "Expected a regular file, but '%s' is a device, pipe or socket"
                            .formatted(file));
            return Optional.empty();
        }
        return bytes(file, complaint).flatMap(bytes -> text(file, bytes, complaint));
    }

    private Optional<byte[]> bytes(Path file, Complaint complaint) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length <= mostBytes) {
                return Optional.of(bytes);
            }
            complaint.of(
                    Position.START,
                    "too-large",
                    "Expected at most %d MB, but '%s' is larger; split it"
                            .formatted(mostBytes / MEGABYTE, file));
        } catch (IOException e) {
            complaint.of(
                    Position.START,
                    "unreadable",
                    "Expected to read '%s', but the system refused (%s); check its permissions"
                            .formatted(file, e.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private static Optional<String> text(Path file, byte[] bytes, Complaint complaint) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            complaint.of(
                    Position.behind(text),
                    "not-utf-8",
                    "Expected UTF-8, but '%s' has another encoding from here on; save it as UTF-8"
                            .formatted(file));
            return Optional.empty();
        }
        boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
        return Optional.of(text.subSequence(marked ? 1 : 0, text.length()).toString());
    }

    /// Who is told what is wrong.
    interface Complaint {
        void of(Position at, String code, String message);
    }
}
