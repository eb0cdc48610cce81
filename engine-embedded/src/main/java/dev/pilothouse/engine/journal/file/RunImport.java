package dev.pilothouse.engine.journal.file;

import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.RunLoader;
import dev.pilothouse.engine.journal.JournalCodec;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.JournalException;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.RunIdentity;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;

/// Reads what [RunExport] wrote, now or in an older version. Nothing in a file is believed: sizes
/// are bounded while it is unpacked, and a run is only given if all of it fits together.
///
/// **Thread:** any.
public final class RunImport {

    private static final String REMEDY = "Export the run once more, or ask for another copy.";

    private final PackedLines lines;

    private RunImport(PackedLines lines) {
        this.lines = lines;
    }

    /// The run in a file.
    ///
    /// **Failure:** [RunFileException] that says what is wrong, where, and what to do;
    /// [IOException] if the file cannot be read at all.
    public static RunRecord read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RunFileException(
                    "there is no file " + file, "Check the name and the folder.");
        }
        try {
            if (Files.size(file) > RunFileFormat.MOST_PACKED) {
                throw damaged("it is larger than %d bytes".formatted(RunFileFormat.MOST_PACKED));
            }
            try (PackedLines lines = new PackedLines(file)) {
                return new RunImport(lines).read();
            }
        } catch (EOFException | ZipException e) {
            throw named(file, damaged("it cannot be unpacked (%s)".formatted(e.getMessage())));
        } catch (RunFileException e) {
            throw named(file, e);
        }
    }

    private static RunFileException named(Path file, RunFileException e) {
        return new RunFileException(
                "%s is no recorded run that can be read: %s".formatted(file, e.getMessage()),
                e.remedy());
    }

    static RunFileException damaged(String what) {
        return new RunFileException(what, REMEDY);
    }

    private RunRecord read() throws IOException {
        ObjectNode head = object(line());
        int format = format(head);
        int count = head.path("entries").asInt(-1);
        if (count < 0 || count > RunFileFormat.MOST_ENTRIES) {
            throw damaged(
                    "line 1 should name a number of entries up to %d, but has %s"
                            .formatted(RunFileFormat.MOST_ENTRIES, head.path("entries")));
        }
        ObjectNode start = Upcaster.start(object(line()), format);
        RunIdentity identity = identity(start.path("identity"));
        WorkflowDefinition definition = definition(start.path("definition"));
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(Upcaster.entry(object(line()), format)));
        }
        end(count);
        Timeline timeline = timeline(identity, definition, entries);
        return new RunRecord(head.path("engine").asString(""), identity, definition, timeline);
    }

    private int format(ObjectNode head) {
        JsonNode format = head.path("format");
        if (!head.path("pilothouse").asString("").equals(RunFileFormat.KIND)
                || !format.isInt()
                || format.asInt() < 0) {
            throw damaged("line 1 is not the head of a recorded run");
        }
        if (format.asInt() > RunFileFormat.FORMAT) {
            throw new RunFileException(
                    "it has format %d, and this program reads up to %d"
                            .formatted(format.asInt(), RunFileFormat.FORMAT),
                    "Open it with the program that wrote it (%s), or a newer one."
                            .formatted(head.path("engine").asString("unknown")));
        }
        return format.asInt();
    }

    private byte[] line() throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            throw damaged(
                    "it ends before line %d, which should be there".formatted(lines.number()));
        }
        lines.digest(line);
        return line;
    }

    private ObjectNode object(byte[] line) {
        try {
            if (RunFileFormat.JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
            throw damaged("line %d is no JSON object".formatted(lines.number()));
        } catch (JacksonException e) {
            throw damaged("line %d: %s".formatted(lines.number(), e.getOriginalMessage()));
        }
    }

    private RunIdentity identity(JsonNode node) {
        try {
            RunIdentity identity = RunFileFormat.JSON.treeToValue(node, RunIdentity.class);
            Objects.requireNonNull(identity.workflow());
            Objects.requireNonNull(identity.failureStrategy());
            Objects.requireNonNull(identity.options().dependency());
            return identity;
        } catch (JacksonException | NullPointerException e) {
            throw damaged("line 2 does not say which run it is: " + firstLine(e));
        }
    }

    private static WorkflowDefinition definition(JsonNode node) {
        try {
            return new DefinitionJson().read(node.toString());
        } catch (RuntimeException e) {
            throw damaged("line 2 does not hold a definition: " + firstLine(e));
        }
    }

    private JournalEntry entry(ObjectNode node) {
        try {
            return JournalCodec.read(node);
        } catch (RuntimeException e) {
            throw damaged(
                    "line %d does not hold an entry: %s".formatted(lines.number(), firstLine(e)));
        }
    }

    private void end(int count) throws IOException {
        byte[] line = lines.next();
        if (line == null) {
            throw damaged("it ends before line %d, which should end it".formatted(lines.number()));
        }
        ObjectNode end = object(line);
        if (end.path("end").asInt(-1) != count) {
            throw damaged(
                    "line %d should end %d entries, but does not".formatted(lines.number(), count));
        }
        if (!end.path("sha256").asString("").equals(lines.digest())) {
            throw damaged("its content is not what was written: the digest differs");
        }
        if (lines.next() != null) {
            throw damaged("there is more behind its end");
        }
    }

    private static Timeline timeline(
            RunIdentity identity, WorkflowDefinition definition, List<JournalEntry> entries) {
        try {
            return Timeline.of(RunLoader.fresh(identity, definition), entries);
        } catch (JournalException e) {
            throw damaged(firstLine(e));
        } catch (RuntimeException e) {
            throw damaged("its definition cannot be run: " + firstLine(e));
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
