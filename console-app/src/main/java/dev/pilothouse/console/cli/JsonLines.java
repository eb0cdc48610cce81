package dev.pilothouse.console.cli;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;

/// Writes one JSON object per line, in UTF-8 whatever the terminal speaks; every line is complete
/// and out when the call returns.
///
/// **Thread:** one at a time.
public final class JsonLines {

    private final JsonFactory factory = new JsonFactory();
    private final PrintStream out;

    /// Lines to a stream.
    public JsonLines(PrintStream out) {
        this.out = out;
    }

    /// Writes a line; `fields` writes the fields of its object.
    public void line(Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(line)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        line.write('\n');
        out.write(line.toByteArray(), 0, line.size());
        out.flush();
    }

    private JsonGenerator generator(OutputStream line) {
        return factory.createGenerator(ObjectWriteContext.empty(), line);
    }
}
