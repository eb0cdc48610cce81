package dev.pilothouse.engine.journal.file;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Turns the lines of one format into those of the next one. A chain of them keeps every old file
/// readable.
sealed interface Upcaster {

    /// The chain: the first one reads format 0.
    List<Upcaster> ALL = List.of(new FromZero());

    /// The line that says what was run.
    ObjectNode start(ObjectNode line);

    /// The line of an entry.
    ObjectNode entry(ObjectNode line);

    /// Of what was run, brought from `format` to the newest.
    static ObjectNode start(ObjectNode line, int format) {
        ObjectNode cast = line;
        for (Upcaster upcaster : ALL.subList(format, ALL.size())) {
            cast = upcaster.start(cast);
        }
        return cast;
    }

    /// Of an entry, brought from `format` to the newest.
    static ObjectNode entry(ObjectNode line, int format) {
        ObjectNode cast = line;
        for (Upcaster upcaster : ALL.subList(format, ALL.size())) {
            cast = upcaster.entry(cast);
        }
        return cast;
    }

    /// Format 0 had the run's identity beside the definition, and left out the verdict APPLIED.
    record FromZero() implements Upcaster {
        @Override
        public ObjectNode start(ObjectNode line) {
            ObjectNode start = line.objectNode();
            start.set("definition", line.path("definition"));
            ObjectNode identity = line.deepCopy();
            identity.remove("definition");
            start.set("identity", identity);
            return start;
        }

        @Override
        public ObjectNode entry(ObjectNode line) {
            return line.has("verdict") ? line : line.put("verdict", "APPLIED");
        }
    }
}
