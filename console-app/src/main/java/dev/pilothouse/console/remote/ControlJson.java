package dev.pilothouse.console.remote;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of the channel, bounded in depth and size. What a request may be is fixed here: the
/// peer names a method of [Request], never a type.
final class ControlJson {

    private static final int DEEPEST = 12;
    private static final int MOST_TOKENS = 200_000;

    /// What is asked must be exactly as it is meant.
    private static final JsonMapper STRICT =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxTokenCount(MOST_TOKENS)
                                                    .maxStringLength(Wire.LONGEST_FRAME)
                                                    .maxNumberLength(30)
                                                    .maxNameLength(1_000)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// Answers may say more than this program knows of.
    private static final JsonMapper TOLERANT =
            STRICT.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private ControlJson() {}

    /// A call as it is sent.
    ///
    /// @param method a method of the table
    /// @param arguments its arguments
    private record Call(String method, JsonNode arguments) {}

    /// A value as one line, without its end.
    static byte[] bytes(Object value) {
        return STRICT.writeValueAsBytes(value);
    }

    /// A value as a tree.
    static JsonNode tree(Object value) {
        return STRICT.valueToTree(value);
    }

    /// A request as one line.
    static byte[] call(Request request) {
        return bytes(new Call(Request.methodOf(request.getClass()), tree(request)));
    }

    /// The request in a line.
    ///
    /// **Failure:** [JacksonException] or [IllegalArgumentException] if it is none.
    static Request request(byte[] line) {
        Call call = STRICT.readValue(line, Call.class);
        Class<? extends Request> type = Request.METHODS.get(call.method);
        if (type == null) {
            throw new IllegalArgumentException(
                    "Expected one of the methods %s".formatted(Request.METHODS.keySet()));
        }
        return STRICT.treeToValue(call.arguments, type);
    }

    /// The token in a line.
    ///
    /// **Failure:** [JacksonException] if it holds none.
    static Hello hello(byte[] line) {
        return STRICT.readValue(line, Hello.class);
    }

    /// The first line of the one who calls.
    ///
    /// @param token what the token file holds
    record Hello(String token) {}

    /// Something that was answered.
    ///
    /// **Failure:** [JacksonException] if it is something else.
    static <T> T answer(byte[] line, Class<T> type) {
        return TOLERANT.readValue(line, type);
    }

    /// The same, from a tree.
    static <T> T answer(JsonNode tree, Class<T> type) {
        return TOLERANT.treeToValue(tree, type);
    }
}
