package dev.pilothouse.engine.parameter;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// Reads a parameter's text by its type.
final class TypedValues {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TypedValues() {}

    /// The value, or the elements of a LIST: texts, whole and broken numbers, booleans, times.
    ///
    /// **Failure:** [ParameterException] if the text is not of the type, or a LIST is empty.
    static List<Object> of(ResolvedParameter parameter) {
        if (parameter.type() != ParameterType.LIST) {
            return List.of(single(parameter));
        }
        List<Object> elements = elements(parameter);
        if (elements.isEmpty()) {
            throw new ParameterException(
                    "Expected at least one element in the LIST parameter %s, but it is empty, and SQL has no empty list"
                            .formatted(parameter.name()));
        }
        return elements;
    }

    /// The elements of a LIST.
    static List<Object> elements(ResolvedParameter parameter) {
        JsonNode list = json(parameter);
        List<Object> elements = new ArrayList<>();
        for (JsonNode element : list) {
            elements.add(element(parameter, element));
        }
        return elements;
    }

    private static Object element(ResolvedParameter parameter, JsonNode element) {
        if (element.isString()) {
            return element.stringValue();
        } else if (element.isBoolean()) {
            return element.booleanValue();
        } else if (element.isIntegralNumber() && element.canConvertToLong()) {
            return element.longValue();
        } else if (element.isNumber()) {
            return element.decimalValue();
        }
        throw unreadable(parameter, "a JSON array of texts, numbers and booleans");
    }

    private static JsonNode json(ResolvedParameter parameter) {
        String wanted = "a JSON array like [\"a\", \"b\"]";
        try {
            JsonNode list = JSON.readTree(parameter.value());
            if (list.isArray()) {
                return list;
            }
        } catch (JacksonException e) {
            throw unreadable(parameter, wanted);
        }
        throw unreadable(parameter, wanted);
    }

    private static Object single(ResolvedParameter parameter) {
        String text = parameter.value();
        try {
            return switch (parameter.type()) {
                case INTEGER -> Integer.valueOf(text.strip());
                case LONG -> Long.valueOf(text.strip());
                case FLOAT -> Float.valueOf(text.strip());
                case DOUBLE -> Double.valueOf(text.strip());
                case BOOLEAN -> bool(parameter);
                case DATE -> LocalDate.parse(text.strip());
                case TIME -> LocalTime.parse(text.strip());
                case TIMESTAMP -> LocalDateTime.parse(text.strip().replace(' ', 'T'));
                case VARCHAR, FILE, LIST -> text;
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw unreadable(parameter, "written as one");
        }
    }

    private static boolean bool(ResolvedParameter parameter) {
        String text = parameter.value().strip();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw unreadable(parameter, "true or false");
        }
        return text.equalsIgnoreCase("true");
    }

    /// Shows the value unless it is a secret.
    private static ParameterException unreadable(ResolvedParameter parameter, String wanted) {
        return new ParameterException(
                "Expected the %s parameter %s to be %s, but its value (%s) is not"
                        .formatted(
                                parameter.type(),
                                parameter.name(),
                                wanted,
                                parameter.secret() ? "a secret" : shortened(parameter.value())));
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
