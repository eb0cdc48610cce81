package dev.pilothouse.engine.store.jdbi;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.graph.RunScope;
import dev.pilothouse.engine.statemachine.RunRound;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The columns that hold JSON.
final class StoredJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private StoredJson() {}

    static String outputs(Map<String, String> outputs) {
        return outputs.isEmpty() ? "" : JSON.writeValueAsString(new TreeMap<>(outputs));
    }

    static Map<String, String> outputs(String json) {
        return json.isEmpty() ? Map.of() : JSON.readValue(json, TEXTS);
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
