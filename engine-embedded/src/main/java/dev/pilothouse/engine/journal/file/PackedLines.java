package dev.pilothouse.engine.journal.file;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// The lines of a packed file, one at a time: neither a line nor all of them together can grow
/// beyond a limit, whatever the file claims.
final class PackedLines implements AutoCloseable {

    private final InputStream in;
    private final MessageDigest digest = Digests.sha256();
    private long unpacked;
    private int number;

    PackedLines(Path file) throws IOException {
        InputStream packed = Files.newInputStream(file);
        try {
            in = new BufferedInputStream(new GZIPInputStream(packed, 1 << 16), 1 << 16);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    /// The next line without its end; null behind the last one.
    byte @Nullable [] next() throws IOException {
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw RunImport.damaged("line %d has no end".formatted(number));
            }
            line.write(b);
            unpacked++;
            checkSize(line.size());
        }
        return line.toByteArray();
    }

    private void checkSize(int length) {
        if (length > RunFileFormat.LONGEST_LINE) {
            throw RunImport.damaged(
                    "line %d is longer than %d bytes"
                            .formatted(number, RunFileFormat.LONGEST_LINE));
        }
        if (unpacked > RunFileFormat.MOST_UNPACKED) {
            throw RunImport.damaged(
                    "it is larger than %d bytes unpacked".formatted(RunFileFormat.MOST_UNPACKED));
        }
    }

    /// Counts a line for the digest.
    void digest(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
    }

    /// The digest of the lines that were counted.
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The number of the line that was read last, from 1.
    int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
