package dev.pilothouse.engine.journal;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(name)) {
            node.get(name)
                    .properties()
                    .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        }
        return texts;
    }

    List<String> names(String name) {
        List<String> names = new ArrayList<>();
        if (has(name)) {
            node.get(name).forEach(entry -> names.add(entry.asString()));
        }
        return names;
    }

    FieldReader object(String name) {
        return new FieldReader(node.get(name));
    }
}
