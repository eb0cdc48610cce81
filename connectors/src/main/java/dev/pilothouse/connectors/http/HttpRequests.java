package dev.pilothouse.connectors.http;

import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.dispatch.TaskOrder;
import dev.pilothouse.engine.parameter.ResolvedParameter;

import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the request of an attempt out of its settings and parameters.
final class HttpRequests {

    static final String URL = "url";
    static final String METHOD = "http_method";
    static final String PARAMS = "http_params";
    static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final TaskSettings settings;
    private final Map<String, ResolvedParameter> parameters;

    HttpRequests(TaskOrder order) {
        this.settings = order.task().settings();
        this.parameters = order.parameters().byName();
    }

    static String method(TaskSettings settings) {
        return settings.text(METHOD).orElse("GET").strip().toUpperCase(Locale.ROOT);
    }

    /// Where a part of `http_params` goes; empty if the file names no such place.
    static Optional<Place> place(TaskSettings part) {
        return switch (part.text("httpParametersType").orElse("").toUpperCase(Locale.ROOT)) {
            case "PARAMETER" -> Optional.of(Place.QUERY);
            case "BODY" -> Optional.of(Place.BODY);
            case "HEADER", "HEADERS" -> Optional.of(Place.HEADER);
            default -> Optional.empty();
        };
    }

    HttpRequest.Builder build() {
        var request = HttpRequest.newBuilder(UrlTemplate.check(url(this::value)));
        Map<String, String> fields = new LinkedHashMap<>();
        for (TaskSettings part : settings.list(PARAMS)) {
            String name = fill(part.text("prop").orElse(""));
            String value = fill(part.text("value").orElse(""));
            switch (place(part).orElse(Place.QUERY)) {
                case QUERY -> {
                    // already in the URL
                }
                case BODY -> fields.put(name, value);
                case HEADER -> header(request, name, value);
            }
        }
        return request.method(method(settings), body(request, fields));
    }

    boolean hasHeaders() {
        return settings.list(PARAMS).stream()
                .anyMatch(part -> place(part).filter(Place.HEADER::equals).isPresent());
    }

    /// The URL as it may be shown.
    String shownUrl() {
        return url(
                name ->
                        value(name)
                                .map(
                                        value -> {
                                            ResolvedParameter parameter = parameters.get(name);
                                            return parameter != null && parameter.secret()
                                                    ? "MASKED"
                                                    : value;
                                        }));
    }

    private String url(Function<String, Optional<String>> values) {
        StringBuilder url =
                new StringBuilder(new UrlTemplate(settings.text(URL).orElse("")).fill(values));
        for (TaskSettings part : settings.list(PARAMS)) {
            if (place(part).orElse(Place.BODY) == Place.QUERY) {
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(UrlTemplate.encodeQuery(fill(part.text("prop").orElse(""), values)))
                        .append('=')
                        .append(
                                UrlTemplate.encodeQuery(
                                        fill(part.text("value").orElse(""), values)));
            }
        }
        return url.toString();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name)).map(ResolvedParameter::value);
    }

    private String fill(String text) {
        return fill(text, this::value);
    }

    private static String fill(String text, Function<String, Optional<String>> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        values.apply(match.group(1)).orElse(match.group())));
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        boolean controls = value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127);
        if (!HEADER_NAME.matcher(name).matches() || controls) {
            throw new IllegalArgumentException(
                    "Expected header \"%s\" to be one line of text, but its name or value has a line break or another control character."
                            .formatted(name.replaceAll("\\p{Cntrl}", "?")));
        }
        request.setHeader(name, value);
    }

    private static HttpRequest.BodyPublisher body(
            HttpRequest.Builder request, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return HttpRequest.BodyPublishers.noBody();
        }
        if (request.copy().build().headers().firstValue("Content-Type").isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        return HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(fields));
    }

    /// The parts of a request that `http_params` fill.
    enum Place {
        QUERY,
        BODY,
        HEADER
    }
}
