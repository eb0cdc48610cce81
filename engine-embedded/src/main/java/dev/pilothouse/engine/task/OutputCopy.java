package dev.pilothouse.engine.task;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Brings what a process prints into its attempt's log and to the parser of published values. The
/// lines of a value that may be secret are held back until the value is known.
///
/// **Thread:** one copies; the outputs may be asked for by another.
final class OutputCopy {

    private static final int CHUNK_BYTES = 32 * 1024;

    private final AttemptLog log;
    private final LineSplitter splitter;
    private final OutputParser parser;
    private final AttemptMask mask;
    private final List<String> held = new ArrayList<>();

    OutputCopy(AttemptLog log, LineSplitter splitter, OutputParser parser, AttemptMask mask) {
        this.log = log;
        this.splitter = splitter;
        this.parser = parser;
        this.mask = mask;
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
        } finally {
            unwritable = append(held, unwritable);
        }
        if (unwritable != null) {
            throw unwritable;
        }
    }

    private @Nullable IOException take(List<String> lines, @Nullable IOException unwritable) {
        synchronized (parser) {
            lines.forEach(parser::accept);
            if (mask.awaitsSecrets()) {
                mask.learn(parser.outputs());
                held.addAll(lines);
                if (parser.isOpen()) {
                    return unwritable;
                }
            }
        }
        if (!mask.awaitsSecrets()) {
            return append(lines, unwritable);
        }
        List<String> whole = List.copyOf(held);
        held.clear();
        return append(whole, unwritable);
    }

    private @Nullable IOException append(List<String> lines, @Nullable IOException unwritable) {
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

    /// Says in the log what the process tried to publish in vain.
    void noteProblems() throws IOException {
        List<String> problems;
        synchronized (parser) {
            problems = parser.problems();
        }
        for (String problem : problems) {
            note(problem);
        }
    }

    /// Adds a line of our own.
    void note(String line) throws IOException {
        log.append(List.of("[pilothouse] " + line));
    }
}
