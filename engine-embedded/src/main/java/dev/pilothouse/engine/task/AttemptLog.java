package dev.pilothouse.engine.task;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Writes the log of one attempt: every line masked, and no more than the limit. The file is made
/// by the first line.
///
/// **Thread:** any.
final class AttemptLog implements AutoCloseable {

    private final Location location;
    private final UnaryOperator<String> mask;
    private final long limit;
    private final Runnable appended;
    private @Nullable OutputStream out;
    private long size;
    private boolean full;
    private boolean closed;

    /// @param location where the file goes; asked once
    /// @param mask hides secrets in a line
    /// @param limit how many bytes are kept
    /// @param appended run after each write
    AttemptLog(Location location, UnaryOperator<String> mask, long limit, Runnable appended) {
        this.location = location;
        this.mask = mask;
        this.limit = limit;
        this.appended = appended;
    }

    /// Appends lines in one write.
    void append(List<String> lines) throws IOException {
        if (!lines.isEmpty() && write(lines)) {
            appended.run();
        }
    }

    /// True once there is a file.
    synchronized boolean exists() {
        return out != null;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (out != null) {
            out.close();
        }
    }

    private synchronized boolean write(List<String> lines) throws IOException {
        if (full || closed) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(mask.apply(line)).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (size + bytes.length > limit) {
            full = true;
            bytes =
                    ("[pilothouse] The log has reached its limit of %d bytes; the rest is not kept,"
                                    + " the task runs on.%n")
                            .formatted(limit)
                            .getBytes(StandardCharsets.UTF_8);
        }
        open().write(bytes);
        size += bytes.length;
        return true;
    }

    private OutputStream open() throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            opened = PrivateFiles.append(location.file());
            out = opened;
        }
        return opened;
    }

    /// Says where the file goes, once it is needed.
    @FunctionalInterface
    interface Location {
        Path file() throws IOException;
    }
}
