package dev.pilothouse.connectors.sql;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The data sources of an installation: `datasources.json` in its data directory, a list of
/// `{"name", "type": "h2" | "postgresql", …}`. The file holds passwords, so it is read only if
/// nobody else can.
final class DataSourceFile {

    static final String NAME = "datasources.json";

    private static final Set<PosixFilePermission> OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<String> H2_FIELDS =
            Set.of("name", "type", "path", "database", "user", "password");
    private static final Set<String> POSTGRESQL_FIELDS =
            Set.of("name", "type", "host", "port", "database", "user", "password", "ssl_mode");

    private DataSourceFile() {}

    /// Finds a data source. **Failure:** an unknown name is answered with the known ones.
    static DataSourceDefinition find(Path dataDirectory, String name) throws IOException {
        Map<String, JsonNode> known = read(dataDirectory.resolve(NAME));
        JsonNode entry = known.get(name);
        if (entry == null) {
            throw new IOException(
                    "Expected a data source named \"%s\", but %s has %s. Correct datasource_name, or add it there."
                            .formatted(
                                    name,
                                    NAME,
                                    known.isEmpty() ? "none" : "only " + known.keySet()));
        }
        try {
            DataSourceDefinition definition = definition(entry);
            refuseOwnStore(definition, dataDirectory);
            return definition;
        } catch (IllegalArgumentException fault) {
            throw new IOException(
                    "Data source \"%s\" in %s is wrong: %s"
                            .formatted(name, NAME, fault.getMessage()),
                    fault);
        }
    }

    private static void refuseOwnStore(DataSourceDefinition definition, Path dataDirectory) {
        if (definition instanceof DataSourceDefinition.H2File(var path, var _, var _)
                && Path.of(path).normalize().startsWith(dataDirectory)) {
            throw new IllegalArgumentException(
                    "Expected path to be outside of the data directory, because Pilothouse keeps"
                            + " its own files there.");
        }
    }

    private static Map<String, JsonNode> read(Path file) throws IOException {
        Map<String, JsonNode> byName = new TreeMap<>();
        if (!Files.exists(file)) {
            return byName;
        }
        refuseIfShared(file);
        try {
            for (JsonNode entry : JsonMapper.shared().readTree(Files.readString(file))) {
                byName.put(entry.path("name").asString(""), entry);
            }
        } catch (JacksonException invalid) {
            // the exception's message may quote a password
            throw new IOException(
                    "Expected %s to be a JSON list, but it is not valid at line %d, column %d."
                            .formatted(
                                    NAME,
                                    invalid.getLocation().getLineNr(),
                                    invalid.getLocation().getColumnNr()));
        }
        return byName;
    }

    private static void refuseIfShared(Path file) throws IOException {
        @Nullable PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWN.containsAll(view.readAttributes().permissions())) {
            throw new IOException(
                    "Expected %s to be readable by its owner alone, because it holds passwords, but others can read it; run: chmod 600 %s"
                            .formatted(NAME, file));
        }
    }

    private static DataSourceDefinition definition(JsonNode entry) {
        String type = text(entry, "type", "");
        String user = text(entry, "user", "");
        String password = text(entry, "password", "");
        return switch (type) {
            case "h2" -> {
                refuseOthers(entry, H2_FIELDS);
                yield entry.has("path")
                        ? new DataSourceDefinition.H2File(text(entry, "path", ""), user, password)
                        : new DataSourceDefinition.H2Memory(
                                text(entry, "database", ""), user, password);
            }
            case "postgresql" -> {
                refuseOthers(entry, POSTGRESQL_FIELDS);
                yield new DataSourceDefinition.PostgreSql(
                        text(entry, "host", "localhost"),
                        entry.path("port").asInt(5432),
                        text(entry, "database", ""),
                        user,
                        password,
                        text(entry, "ssl_mode", "prefer"));
            }
            default ->
                    throw new IllegalArgumentException(
                            "Expected type to be h2 or postgresql, but it is \"%s\"."
                                    .formatted(type));
        };
    }

    private static void refuseOthers(JsonNode entry, Set<String> fields) {
        for (String field : entry.propertyNames()) {
            if (!fields.contains(field)) {
                throw new IllegalArgumentException(
                        "Expected only the fields %s, but found \"%s\"."
                                .formatted(fields.stream().sorted().toList(), field));
            }
        }
    }

    private static String text(JsonNode entry, String field, String otherwise) {
        return entry.path(field).asString(otherwise);
    }
}
