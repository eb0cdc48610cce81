package dev.pilothouse.engine.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.parameter.ParameterOrigin;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.parameter.ResolvedParameters;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Table U10.
class CombinationsTest {

    private static final ResolvedParameters PARAMETERS =
            new ResolvedParameters(
                    Map.of(
                            "letters",
                            new ResolvedParameter(
                                    "letters",
                                    ParameterType.VARCHAR,
                                    "a,b,c",
                                    false,
                                    new ParameterOrigin(ParameterOrigin.Level.WORKFLOW, ""),
                                    List.of())),
                    ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));

    private static Map<String, @Nullable Object> settings(Object... more) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("workflow_name", "child");
        settings.put(
                "list_parameters",
                List.of(
                        Map.of("name", "p1", "value", "${letters}", "separator", ","),
                        Map.of("name", "p2", "value", "1. 2 . 3", "separator", ".")));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i].toString(), more[i + 1]);
        }
        return settings;
    }

    private static List<Map<String, String>> elements(Map<String, @Nullable Object> settings) {
        return Combinations.of(new TaskSettings(settings)).elements(PARAMETERS);
    }

    @Test
    void leaveOutWhatTheFilterNames() {
        assertThat(elements(settings("filter_condition", "b,2")))
                .containsExactly(
                        Map.of("p1", "a", "p2", "1"),
                        Map.of("p1", "a", "p2", "3"),
                        Map.of("p1", "c", "p2", "1"),
                        Map.of("p1", "c", "p2", "3"));
    }

    @Test
    void areCutAtTheMost() {
        assertThat(elements(settings("max_num_of_sub_workflow_instances", 5)))
                .hasSize(5)
                .startsWith(Map.of("p1", "a", "p2", "1"))
                .endsWith(Map.of("p1", "b", "p2", "2"));
    }

    @Test
    void takeAListOfTheFileAsItIs() {
        Map<String, @Nullable Object> settings = settings();
        settings.put("list_parameters", List.of(Map.of("name", "p", "value", List.of("x,y", 7))));
        assertThat(elements(settings)).containsExactly(Map.of("p", "x,y"), Map.of("p", "7"));
    }

    @Test
    void haveADefaultMostAndRunOneByOne() {
        Combinations combinations = Combinations.of(new TaskSettings(settings()));
        assertThat(combinations.most()).isEqualTo(1_024);
        assertThat(combinations.degree()).isEqualTo(1);
    }

    @Test
    void refuseABadNumberAndMissingLists() {
        assertThatThrownBy(() -> elements(settings("degree_of_parallelism", "many")))
                .hasMessageContaining("'degree_of_parallelism'")
                .hasMessageContaining("'many'");
        assertThatThrownBy(() -> elements(settings("list_parameters", List.of())))
                .hasMessageContaining("list_parameters");
    }
}
