package dev.pilothouse.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class DefinitionJsonTest {
    private static final String SMALLEST =
            """
            {"version":1,"workflow":{"name":"w","description":"","parameters":[{"name":"n",\
            "type":"INTEGER","value":"1","secret":true}],"schedule":{"cron":"0 0 2 * * ?",\
            "start":"2021-01-01T00:00:00Z","end":null,"zone":"Europe/Berlin"},\
            "executionType":"PARALLEL","failureStrategy":"CONTINUE","timeout":"PT1H",\
            "timeoutStrategy":"WARN","priority":"MEDIUM","workerGroup":"default","tasks":[],\
            "edges":[]}}\
            """;

    private final DefinitionJson json = new DefinitionJson();

    @Property(tries = 200)
    void readsWhatItWrote(@ForAll("definitions") WorkflowDefinition definition) {
        assertThat(json.read(json.write(definition))).isEqualTo(definition);
    }

    @Property(tries = 100)
    void writesTheSameTextForEqualDefinitions(
            @ForAll("definitions") WorkflowDefinition definition) {
        String text = json.write(definition);

        assertThat(json.write(json.read(text))).isEqualTo(text);
    }

    @Example
    void ordersSettingsByKey() {
        Map<String, @Nullable Object> oneWay = new LinkedHashMap<>();
        oneWay.put("b", 1);
        oneWay.put("a", Map.of("y", 1));
        Map<String, @Nullable Object> otherWay = new LinkedHashMap<>();
        otherWay.put("a", Map.of("y", 1));
        otherWay.put("b", 1);

        assertThat(json.write(workflow(task(oneWay))))
                .isEqualTo(json.write(workflow(task(otherWay))));
    }

    /// Fails when the stored form changes: raise the version and keep the older one readable.
    @Example
    void keepsTheStoredForm() {
        WorkflowDefinition smallest =
                new WorkflowDefinition(
                        "w",
                        "",
                        List.of(new Parameter("n", ParameterType.INTEGER, "1", true)),
                        new ScheduleDefinition(
                                "0 0 2 * * ?",
                                Instant.parse("2021-01-01T00:00:00Z"),
                                null,
                                ZoneId.of("Europe/Berlin")),
                        ExecutionType.PARALLEL,
                        FailureStrategy.CONTINUE,
                        Duration.ofHours(1),
                        TimeoutStrategy.WARN,
                        Priority.MEDIUM,
                        "default",
                        List.of(),
                        List.of());

        assertThat(json.write(smallest)).isEqualTo(SMALLEST);
        assertThat(json.read(SMALLEST)).isEqualTo(smallest);
    }

    @Example
    void refusesOtherFormsAndOtherTexts() {
        assertThatThrownBy(() -> json.read(SMALLEST.replace("\"version\":1", "\"version\":9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("form 9");
        assertThatThrownBy(() -> json.read("{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Expected a stored workflow");
        assertThatThrownBy(() -> json.read("no json"))
                .hasMessageContaining("Expected a stored workflow");
    }

    @Provide
    Arbitrary<WorkflowDefinition> definitions() {
        return Combinators.combine(
                        Arbitraries.strings(),
                        parameters(),
                        schedules().injectNull(0.3),
                        Arbitraries.of(ExecutionType.class),
                        Arbitraries.of(FailureStrategy.class),
                        durations(),
                        Arbitraries.of(TimeoutStrategy.class),
                        tasks().list().ofMaxSize(4))
                .as(
                        (name, parameters, schedule, type, failure, timeout, strategy, tasks) ->
                                new WorkflowDefinition(
                                        name,
                                        name + "\n",
                                        parameters,
                                        schedule,
                                        type,
                                        failure,
                                        timeout,
                                        strategy,
                                        Priority.HIGH,
                                        "group",
                                        tasks,
                                        List.of(new Edge(name, "x"))));
    }

    private static Arbitrary<TaskDefinition> tasks() {
        return Combinators.combine(
                        Arbitraries.strings(),
                        settings(),
                        Arbitraries.of(true, false),
                        Arbitraries.strings().injectNull(0.5),
                        Arbitraries.integers(),
                        durations(),
                        Arbitraries.of(TimeoutStrategy.class),
                        parameters())
                .as(
                        (name, settings, forbidden, group, number, delay, strategy, parameters) ->
                                new TaskDefinition(
                                        name,
                                        "Shell",
                                        settings,
                                        forbidden,
                                        Priority.LOWEST,
                                        name,
                                        group,
                                        number,
                                        delay,
                                        number,
                                        delay.plusNanos(1),
                                        delay,
                                        strategy,
                                        parameters,
                                        parameters));
    }

    private static Arbitrary<TaskSettings> settings() {
        return maps(Arbitraries.lazyOf(
                        DefinitionJsonTest::leaf,
                        DefinitionJsonTest::leaf,
                        DefinitionJsonTest::lists,
                        () -> maps(leaf()).map(map -> map)))
                .map(TaskSettings::new);
    }

    private static Arbitrary<Map<String, @Nullable Object>> maps(
            Arbitrary<@Nullable Object> values) {
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), values).ofMaxSize(3);
    }

    private static Arbitrary<@Nullable Object> lists() {
        return leaf().list().ofMaxSize(3).map(list -> list);
    }

    private static Arbitrary<@Nullable Object> leaf() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().map(value -> (Object) value),
                        Arbitraries.integers().map(value -> (Object) value),
                        Arbitraries.longs().greaterOrEqual(1L << 32).map(value -> (Object) value),
                        Arbitraries.doubles().map(value -> (Object) value),
                        Arbitraries.of(true, false).map(value -> (Object) value))
                .injectNull(0.1);
    }

    private static Arbitrary<List<Parameter>> parameters() {
        return Combinators.combine(
                        Arbitraries.strings(),
                        Arbitraries.of(ParameterType.class),
                        Arbitraries.strings(),
                        Arbitraries.of(true, false))
                .as(Parameter::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<ScheduleDefinition> schedules() {
        Arbitrary<Instant> instants =
                Arbitraries.longs()
                        .between(-100_000_000_000L, 100_000_000_000L)
                        .map(Instant::ofEpochSecond);
        return Combinators.combine(
                        instants.injectNull(0.3),
                        instants.injectNull(0.3),
                        Arbitraries.of("UTC", "Europe/Berlin", "+02:00").map(ZoneId::of))
                .as((start, end, zone) -> new ScheduleDefinition("0 0 0 * * ?", start, end, zone));
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, 1L << 40).map(Duration::ofMillis);
    }

    private static WorkflowDefinition workflow(TaskDefinition task) {
        return new WorkflowDefinition(
                "w",
                "",
                List.of(),
                null,
                ExecutionType.PARALLEL,
                FailureStrategy.END,
                Duration.ZERO,
                TimeoutStrategy.WARN,
                Priority.LOW,
                "default",
                List.of(task),
                List.of());
    }

    private static TaskDefinition task(Map<String, @Nullable Object> settings) {
        return new TaskDefinition(
                "t",
                "Shell",
                new TaskSettings(settings),
                false,
                Priority.LOW,
                "default",
                null,
                0,
                Duration.ZERO,
                0,
                Duration.ZERO,
                Duration.ZERO,
                TimeoutStrategy.WARN,
                List.of(),
                List.of());
    }
}
