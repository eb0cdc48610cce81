package dev.pilothouse.console.debug;

import dev.pilothouse.console.files.OwnFile;
import dev.pilothouse.engine.debug.Breakpoint;
import dev.pilothouse.engine.logic.expression.ExpressionException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Breakpoints as JSON that a colleague can take over: tasks are called by their names, so that
/// breakpoints outlive edits and versions of a workflow.
///
/// **Thread:** any, one at a time.
public final class BreakpointFile {

    private static final int VERSION = 1;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Path path;

    /// The file at a path.
    public BreakpointFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// The file of a data directory.
    public static BreakpointFile in(Path directory) {
        return new BreakpointFile(directory.resolve("breakpoints.json"));
    }

    private record Content(int version, List<WrittenBreakpoint> breakpoints) {}

    /// The breakpoints of the file, numbered from 1; none if there is no file.
    ///
    /// **Failure:** [IOException] that says which breakpoint of the file cannot be read, and why.
    public List<Breakpoint> read() throws IOException {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw wrong("it has more than 4 MB");
            }
            Content content = JSON.readValue(Files.readAllBytes(path), Content.class);
            if (content.version() > VERSION) {
                throw wrong("it was written by a newer version");
            }
            return breakpoints(Objects.requireNonNullElse(content.breakpoints(), List.of()));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (JacksonException e) {
            throw wrong(e.getOriginalMessage());
        }
    }

    private List<Breakpoint> breakpoints(List<WrittenBreakpoint> lines) throws IOException {
        List<Breakpoint> read = new ArrayList<>();
        for (WrittenBreakpoint line : lines) {
            String id = Integer.toString(read.size() + 1);
            try {
                read.add(line.breakpoint(id));
            } catch (IllegalArgumentException | ExpressionException e) {
                throw wrong("breakpoint " + id + ": " + e.getMessage());
            }
        }
        return read;
    }

    private IOException wrong(String why) {
        return new IOException("%s cannot be used: %s".formatted(path, why));
    }

    /// Writes the breakpoints in place of what the file says.
    public void write(List<Breakpoint> breakpoints) throws IOException {
        new OwnFile(path)
                .write(
                        JSON.writeValueAsBytes(
                                new Content(
                                        VERSION,
                                        breakpoints.stream().map(WrittenBreakpoint::of).toList())));
    }

    /// As [#read]; a file that cannot be used is put aside, and then said to be wrong.
    public List<Breakpoint> readOrPutAside() throws IOException {
        try {
            return read();
        } catch (IOException e) {
            String kept = new OwnFile(path).putAside(".damaged");
            throw new IOException(e.getMessage() + "; it is kept as " + kept, e);
        }
    }

    /// As [#write]; gives what was written.
    public List<Breakpoint> keep(List<Breakpoint> breakpoints) throws IOException {
        write(breakpoints);
        return breakpoints;
    }
}
