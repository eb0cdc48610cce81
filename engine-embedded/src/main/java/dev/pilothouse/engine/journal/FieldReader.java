package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.parameter.Outputs;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the fields of one JSON object; what is missing reads as empty text, zero, or null where
/// that is asked for.
record FieldReader(JsonNode node) {

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String text(String name) {
        return has(name) ? node.get(name).asString() : "";
    }

    @Nullable String textOrNull(String name) {
        return has(name) ? node.get(name).asString() : null;
    }

    int number(String name) {
        return has(name) ? node.get(name).asInt() : 0;
    }

    long longNumber(String name) {
        return has(name) ? node.get(name).asLong() : 0;
    }

    @Nullable Integer intOrNull(String name) {
        return has(name) ? node.get(name).asInt() : null;
    }

    @Nullable Long longOrNull(String name) {
        return has(name) ? node.get(name).asLong() : null;
    }

    boolean flag(String name) {
        return has(name) && node.get(name).asBoolean();
    }

    /// The values under `outputs`; `secret` names those that are.
    Outputs outputs() {
        Map<String, String> values = new LinkedHashMap<>();
        if (has("outputs")) {
            node.get("outputs")
                    .properties()
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
        }
        return new Outputs(values, Set.copyOf(list("secret")));
    }

    List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            node.get(name).forEach(entry -> texts.add(entry.asString()));
        }
        return texts;
    }

    FieldReader object(String name) {
        return new FieldReader(node.get(name));
    }
}
