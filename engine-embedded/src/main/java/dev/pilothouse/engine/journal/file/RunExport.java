package dev.pilothouse.engine.journal.file;

import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.JournalWriter;
import dev.pilothouse.engine.statemachine.Run;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/// Writes a run into a file, with its definition, its start options and its journal; no secret gets
/// into it.
///
/// **Thread:** any.
public final class RunExport {

    private final String engineVersion;

    /// Exports that name this version as the engine that wrote them.
    public RunExport(String engineVersion) {
        this.engineVersion = engineVersion;
    }

    /// Where the entries come from: hands those up to the last one on, in order.
    @FunctionalInterface
    public interface Journal {
        void read(Consumer<JournalEntry> consumer);
    }

    /// Writes a run as it was after `entries` events. The file appears when it is whole.
    ///
    /// **Failure:** [IOException]; then there is no file, or the old one.
    public void write(Run run, long entries, Journal journal, UnaryOperator<String> mask, Path file)
            throws IOException {
        WholeFile.write(file, out -> write(run, entries, journal, mask, out));
    }

    /// Writes the same into a stream, which it closes.
    public void write(
            Run run, long entries, Journal journal, UnaryOperator<String> mask, OutputStream out)
            throws IOException {
        try (Lines lines = new Lines(out)) {
            lines.line(head(entries).toString());
            lines.line(start(run, new Masking(mask)).toString());
            JournalWriter writer = new JournalWriter(mask);
            journal.read(
                    entry -> {
                        if (entry.number() <= entries) {
                            lines.line(writer.line(entry));
                        }
                    });
            lines.line(end(entries, lines.digest()).toString());
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private ObjectNode head(long entries) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("pilothouse", RunFileFormat.KIND);
        head.put("format", RunFileFormat.FORMAT);
        head.put("engine", engineVersion);
        head.put("entries", entries);
        return head;
    }

    private static ObjectNode start(Run run, Masking masking) {
        String definition = new DefinitionJson().write(run.graph().plan().definition());
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        start.set("identity", masking.masked(RunFileFormat.JSON.valueToTree(run.identity())));
        start.set("definition", masking.masked(RunFileFormat.JSON.readTree(definition)));
        return start;
    }

    private static ObjectNode end(long entries, String digest) {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.put("end", entries);
        end.put("sha256", digest);
        return end;
    }

    /// Packs lines and keeps their digest.
    private static final class Lines implements AutoCloseable {
        private final OutputStream out;
        private final MessageDigest digest = Digests.sha256();

        Lines(OutputStream file) throws IOException {
            out = new BufferedOutputStream(new GZIPOutputStream(file, 1 << 16));
        }

        void line(String text) {
            byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
            digest.update(bytes);
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String digest() {
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
