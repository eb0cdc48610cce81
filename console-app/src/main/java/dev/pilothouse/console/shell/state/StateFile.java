package dev.pilothouse.console.shell.state;

import dev.pilothouse.console.files.OwnFile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The file `workbench.json` in which a window's state is kept: plain JSON, the owner's alone.
///
/// **Thread:** any, one at a time.
///
/// **Contract:** the file is whole at every instant. One that cannot be read — damaged, or written
/// by a newer version — is put aside under a name that says so, and the window begins afresh.
public final class StateFile {

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final String NAME = "workbench.json";
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final Path directory;

    /// The file of a data directory.
    public StateFile(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /// What was found.
    ///
    /// @param state what the window begins with
    /// @param trouble why it is not what was left; [Trouble#NONE] if it is
    /// @param aside where the unreadable file is now; empty for nowhere
    public record Found(WindowState state, Trouble trouble, String aside) {}

    /// Why a file was not read.
    public enum Trouble {
        NONE,
        DAMAGED,
        NEWER
    }

    /// What the file says; a fresh state if there is none.
    public Found read() {
        Path file = directory.resolve(NAME);
        try {
            return read(file, JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
            return new Found(WindowState.FRESH, Trouble.NONE, "");
        } catch (IOException | JacksonException e) {
            LOG.warn("Expected to read {}, but could not: {}", file, e.getMessage());
            return aside(file, Trouble.DAMAGED);
        }
    }

    /// What a file does not say is as in a fresh state: it may be of an older version.
    private Found read(Path file, JsonNode tree) {
        int version = tree.path("version").asInt(0);
        if (version > WindowState.VERSION) {
            return aside(file, Trouble.NEWER);
        }
        if (version < 1 || !(tree instanceof ObjectNode said)) {
            return aside(file, Trouble.DAMAGED);
        }
        ObjectNode whole = JSON.valueToTree(WindowState.FRESH);
        said.properties().forEach(field -> put(whole, field.getKey(), field.getValue()));
        return new Found(JSON.treeToValue(whole, WindowState.class), Trouble.NONE, "");
    }

    private static void put(ObjectNode whole, String name, JsonNode said) {
        if (whole.get(name) instanceof ObjectNode known && said instanceof ObjectNode parts) {
            parts.properties().forEach(field -> known.set(field.getKey(), field.getValue()));
        } else {
            whole.set(name, said);
        }
    }

    private Found aside(Path file, Trouble trouble) {
        try {
            String ending = trouble == Trouble.NEWER ? ".newer" : ".damaged";
            return new Found(WindowState.FRESH, trouble, new OwnFile(file).putAside(ending));
        } catch (IOException e) {
            LOG.warn("Expected to put {} aside, but could not", file, e);
            return new Found(WindowState.FRESH, trouble, NAME);
        }
    }

    /// Writes the file anew.
    public void write(WindowState state) throws IOException {
        new OwnFile(directory.resolve(NAME)).write(JSON.writeValueAsBytes(state));
    }
}
