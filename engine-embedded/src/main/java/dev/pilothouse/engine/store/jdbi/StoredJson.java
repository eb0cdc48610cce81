package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.graph.RunScope;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.statemachine.RunRound;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The columns that hold JSON.
final class StoredJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "secret";
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private StoredJson() {}

    /// A secret value is wrapped: `{"token": {"secret": "…"}}`.
    static String outputs(Outputs outputs) {
        if (outputs.isEmpty()) {
            return "";
        }
        Map<String, Object> json = new TreeMap<>(outputs.values());
        outputs.secret().forEach(name -> json.computeIfPresent(name, (_, v) -> Map.of(SECRET, v)));
        return JSON.writeValueAsString(json);
    }

    static Outputs outputs(String json) {
        if (json.isEmpty()) {
            return Outputs.NONE;
        }
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> secret = new LinkedHashSet<>();
        for (Map.Entry<String, JsonNode> output : JSON.readTree(json).properties()) {
            JsonNode value = output.getValue();
            if (value.isObject()) {
                secret.add(output.getKey());
                value = value.path(SECRET);
            }
            values.put(output.getKey(), value.asString());
        }
        return new Outputs(values, secret);
    }

    /// Empty for the whole run.
    static String scope(RunScope scope) {
        return scope.coversAll() ? "" : JSON.writeValueAsString(scope);
    }

    static RunScope scope(String json) {
        return json.isEmpty() ? RunScope.WHOLE : JSON.readValue(json, RunScope.class);
    }

    /// Empty for the first round.
    static String round(RunRound round) {
        return round.equals(RunRound.FIRST) ? "" : JSON.writeValueAsString(round);
    }

    static RunRound round(String json) {
        return json.isEmpty() ? RunRound.FIRST : JSON.readValue(json, RunRound.class);
    }

    static String names(List<String> names) {
        return names.isEmpty() ? "" : JSON.writeValueAsString(names);
    }

    static List<String> names(String json) {
        return json.isEmpty() ? List.of() : JSON.readValue(json, NAMES);
    }

    static String options(StartOptions options) {
        return JSON.writeValueAsString(options);
    }

    static StartOptions options(String json) {
        return JSON.readValue(json, StartOptions.class);
    }
}
