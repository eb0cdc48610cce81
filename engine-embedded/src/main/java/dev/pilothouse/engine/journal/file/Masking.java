package dev.pilothouse.engine.journal.file;

import dev.pilothouse.engine.parameter.SecretMask;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Hides secrets in the JSON of a definition or of start options. Names stay, because tasks and
/// edges are found by them.
final class Masking {

    /// What holds free text or values, at any depth below.
    private static final Set<String> FREE = Set.of("settings", "description", "value");

    private final UnaryOperator<String> mask;

    Masking(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    JsonNode masked(JsonNode node) {
        return masked(node, false);
    }

    private JsonNode masked(JsonNode node, boolean free) {
        return switch (node) {
            case ObjectNode object -> object(object, free);
            case ArrayNode array -> {
                ArrayNode masked = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> masked.add(masked(element, free)));
                yield masked;
            }
            case StringNode text when free ->
                    JsonNodeFactory.instance.stringNode(mask.apply(text.asString()));
            default -> node;
        };
    }

    private ObjectNode object(ObjectNode object, boolean free) {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        boolean secret = object.path("secret").asBoolean(false);
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            if (secret && name.equals("value")) {
                masked.put(name, SecretMask.MASK);
            } else {
                masked.set(name, masked(property.getValue(), free || FREE.contains(name)));
            }
        }
        return masked;
    }
}
