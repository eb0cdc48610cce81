package dev.pilothouse.engine.definition;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Definitions as JSON text, in which they are stored.
///
/// **Thread:** any; immutable.
///
/// **Contract:**
/// - lossless: reading what was written gives an equal definition;
/// - canonical: equal definitions give the same text.
public final class DefinitionJson {
    /// Raised with every change of the form; older forms stay readable.
    private static final int VERSION = 1;

    private final JsonMapper mapper =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private record Stored(int version, WorkflowDefinition workflow) {}

    /// The definition as one line of JSON.
    public String write(WorkflowDefinition definition) {
        return mapper.writeValueAsString(new Stored(VERSION, definition));
    }

    /// The definition in a text that `write` made.
    ///
    /// **Failure:** [IllegalArgumentException] that says what is wrong with the text.
    public WorkflowDefinition read(String json) {
        try {
            Stored stored = mapper.readValue(json, Stored.class);
            if (stored.version == VERSION) {
                return stored.workflow;
            }
            throw new IllegalArgumentException(
                    "Expected a stored workflow of form %d, but this one has form %d; open it with the program that wrote it"
                            .formatted(VERSION, stored.version));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "Expected a stored workflow, but " + e.getOriginalMessage(), e);
        }
    }
}
