package dev.pilothouse.connectors.http;

import dev.pilothouse.engine.definition.TaskSettings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What makes an answer a success.
///
/// @param kind what is looked at
/// @param condition the status code or the text
record HttpCheck(Kind kind, String condition) {

    static final String KIND = "http_check_condition";
    static final String CONDITION = "condition";

    /// The names that files use.
    enum Kind {
        STATUS_CODE_DEFAULT,
        STATUS_CODE_CUSTOM,
        BODY_CONTAINS,
        BODY_NOT_CONTAINS
    }

    static Optional<Kind> kind(TaskSettings settings) {
        String name = settings.text(KIND).orElse(Kind.STATUS_CODE_DEFAULT.name());
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /// What is wrong with an answer; empty if nothing is.
    Optional<String> fault(int status, HttpBody body) {
        return switch (kind) {
            case STATUS_CODE_DEFAULT -> status(status, 200);
            case STATUS_CODE_CUSTOM -> status(status, Integer.parseInt(condition.strip()));
            case BODY_CONTAINS ->
                    body.text().contains(condition)
                            ? Optional.empty()
                            : Optional.of(
                                    "Expected the body to contain \""
                                            + condition
                                            + "\", but it does not"
                                            + cut(body));
            case BODY_NOT_CONTAINS ->
                    body.text().contains(condition) || body.truncated()
                            ? Optional.of(
                                    "Expected the body not to contain \""
                                            + condition
                                            + "\", but it "
                                            + (body.truncated() ? "is too long to tell." : "does."))
                            : Optional.empty();
        };
    }

    private static String cut(HttpBody body) {
        return body.truncated() ? " within the part that was read." : ".";
    }

    private static Optional<String> status(int status, int expected) {
        return status == expected
                ? Optional.empty()
                : Optional.of("Expected status %d, but got %d.".formatted(expected, status));
    }
}
