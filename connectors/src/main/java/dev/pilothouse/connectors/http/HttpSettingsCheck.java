package dev.pilothouse.connectors.http;

import dev.pilothouse.engine.definition.SettingFaults;
import dev.pilothouse.engine.definition.TaskSettings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds what is wrong with the settings of an [HttpTask].
final class HttpSettingsCheck {

    private final TaskSettings settings;
    private final SettingFaults faults;

    HttpSettingsCheck(TaskSettings settings, SettingFaults faults) {
        this.settings = settings;
        this.faults = faults;
    }

    void check() {
        checkUrl();
        if (!HttpRequests.METHODS.contains(HttpRequests.method(settings))) {
            faults.error(
                    HttpRequests.METHOD,
                    "http-method",
                    "Expected one of %s.".formatted(HttpRequests.METHODS));
        }
        checkParams();
        checkCondition();
    }

    private void checkUrl() {
        String url = settings.text(HttpRequests.URL).orElse("").strip();
        try {
            if (!url.startsWith("${")) {
                UrlTemplate.check(new UrlTemplate(url).fill(name -> Optional.of("0")));
            }
        } catch (IllegalArgumentException invalid) {
            faults.error(HttpRequests.URL, "http-url", String.valueOf(invalid.getMessage()));
        }
    }

    private void checkParams() {
        List<TaskSettings> parts = settings.list(HttpRequests.PARAMS);
        Object given = settings.values().get(HttpRequests.PARAMS);
        if (given != null && !(given instanceof List<?> list && list.size() == parts.size())) {
            paramFault("Expected a list of {prop, httpParametersType, value}.");
        }
        for (TaskSettings part : parts) {
            if (part.text("prop").orElse("").isBlank()) {
                paramFault("Expected every entry to have a name under prop, but one has none.");
            }
            if (HttpRequests.place(part).isEmpty()) {
                paramFault(
                        "Expected httpParametersType PARAMETER, BODY or HEADERS, but found \"%s\"."
                                .formatted(part.text("httpParametersType").orElse("")));
            }
        }
    }

    private void paramFault(String message) {
        faults.error(HttpRequests.PARAMS, "http-params", message);
    }

    private void checkCondition() {
        Optional<HttpCheck.Kind> kind = HttpCheck.kind(settings);
        if (kind.isEmpty()) {
            faults.error(
                    HttpCheck.KIND,
                    "http-check",
                    "Expected one of %s.".formatted(Arrays.toString(HttpCheck.Kind.values())));
            return;
        }
        String condition = settings.text(HttpCheck.CONDITION).orElse("").strip();
        String expected =
                switch (kind.get()) {
                    case STATUS_CODE_DEFAULT -> "";
                    case STATUS_CODE_CUSTOM ->
                            condition.matches("[1-5]\\d\\d") ? "" : "a status code such as 404";
                    case BODY_CONTAINS, BODY_NOT_CONTAINS ->
                            condition.isEmpty() ? "the text to look for" : "";
                };
        if (!expected.isEmpty()) {
            faults.error(HttpCheck.CONDITION, "http-condition", "Expected " + expected + " here.");
        }
    }
}
