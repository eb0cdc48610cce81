package dev.pilothouse.engine.journal;

import dev.pilothouse.engine.parameter.SecretMask;

import tools.jackson.databind.JsonNode;

import java.util.Iterator;
import java.util.Map;

/// Compares JSON of which one side was masked.
final class MaskedJson {

    private MaskedJson() {}

    /// True if both are equal, but for what is masked in `masked`.
    static boolean equal(JsonNode masked, JsonNode plain) {
        if (masked.isString() && plain.isString()) {
            return matches(masked.asString(), plain.asString());
        }
        if (masked.isArray() && plain.isArray()) {
            return masked.size() == plain.size() && elementsEqual(masked, plain);
        }
        if (masked.isObject() && plain.isObject()) {
            return masked.size() == plain.size() && propertiesEqual(masked, plain);
        }
        return masked.equals(plain);
    }

    private static boolean elementsEqual(JsonNode masked, JsonNode plain) {
        Iterator<JsonNode> other = plain.iterator();
        for (JsonNode element : masked) {
            if (!equal(element, other.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean propertiesEqual(JsonNode masked, JsonNode plain) {
        for (Map.Entry<String, JsonNode> property : masked.properties()) {
            if (!equal(property.getValue(), plain.path(property.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /// True if the pieces between the masks come in `plain` in their order, the first at its start
    /// and the last at its end.
    private static boolean matches(String masked, String plain) {
        int mask = masked.indexOf(SecretMask.MASK);
        if (mask < 0) {
            return masked.equals(plain);
        }
        if (!plain.startsWith(masked.substring(0, mask))) {
            return false;
        }
        int at = mask;
        while (true) {
            int begin = mask + SecretMask.MASK.length();
            mask = masked.indexOf(SecretMask.MASK, begin);
            if (mask < 0) {
                String end = masked.substring(begin);
                return plain.length() - end.length() >= at && plain.endsWith(end);
            }
            String piece = masked.substring(begin, mask);
            int found = plain.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
    }
}
