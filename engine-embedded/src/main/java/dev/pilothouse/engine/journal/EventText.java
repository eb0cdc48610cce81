package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.lifecycle.LifecycleEvent;
import dev.pilothouse.engine.statemachine.Verdict;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.UnaryOperator;

/// A single lifecycle event as a person reads and edits it: one line of JSON, as in the journal.
///
/// **Thread:** any.
public final class EventText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventText() {}

    /// The event as one line.
    ///
    /// @param mask hides secrets
    public static String of(LifecycleEvent event, UnaryOperator<String> mask) {
        JournalEntry entry = new JournalEntry(1, 0, 0, 0, event, Verdict.APPLIED, "", List.of());
        ObjectNode whole = (ObjectNode) JSON.readTree(new JournalWriter(mask).line(entry));
        return whole.retain("of", "type", "event").toString();
    }

    /// The event that a line holds.
    ///
    /// **Failure:** [JournalException] that says what is wrong with it.
    public static LifecycleEvent read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new JournalException(
                        "Expected an event like"
                                + " {\"of\":\"task\",\"type\":\"FAILED\",\"event\":{…}}");
            }
            for (String name : List.of("of", "type", "event")) {
                if (!node.hasNonNull(name)) {
                    throw new JournalException(
                            "Expected an event to have '%s', but it has none".formatted(name));
                }
            }
            return JournalCodec.event(new FieldReader(node));
        } catch (JacksonException e) {
            throw new JournalException(
                    "Expected an event as JSON, but: %s".formatted(e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            throw new JournalException("Expected an event, but: %s".formatted(e.getMessage()));
        }
    }
}
