package dev.pilothouse.engine.task;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// Brings what a process prints into its attempt's log and to the parser of published values.
///
/// **Thread:** one copies; the outputs may be asked for by another.
final class OutputCopy {

    private static final int CHUNK_BYTES = 32 * 1024;

    private final AttemptLog log;
    private final LineSplitter splitter;
    private final OutputParser parser;

    OutputCopy(AttemptLog log, LineSplitter splitter, OutputParser parser) {
        this.log = log;
        this.splitter = splitter;
        this.parser = parser;
    }

    /// Copies to the end of the stream. A log that cannot be written is no reason to stop reading:
    /// the process would block.
    void copy(InputStream stream) throws IOException {
        @Nullable IOException unwritable = null;
        try (stream) {
            byte[] chunk = new byte[CHUNK_BYTES];
            int length;
            while ((length = stream.read(chunk)) >= 0) {
                unwritable = take(splitter.accept(chunk, length), unwritable);
            }
            unwritable = take(splitter.end(), unwritable);
        }
        if (unwritable != null) {
            throw unwritable;
        }
    }

    private @Nullable IOException take(List<String> lines, @Nullable IOException unwritable) {
        synchronized (parser) {
            lines.forEach(parser::accept);
        }
        try {
            log.append(lines);
            return unwritable;
        } catch (IOException failure) {
            return failure;
        }
    }

    /// What the process published.
    Map<String, String> outputs() {
        synchronized (parser) {
            return Map.copyOf(parser.outputs());
        }
    }

    /// Adds a line of our own.
    void note(String line) throws IOException {
        log.append(List.of("[pilothouse] " + line));
    }
}
