package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TaskSettings;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.simulation.trial.RandomTrial;
import dev.pilothouse.engine.task.TaskTypes;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A definition that is written is read back as it was.
class WorkflowTextTest {

    private static final WorkflowReader READER =
            new WorkflowReader(TaskTypes.installed(), Map.of(), ZoneOffset.UTC);

    private static WorkflowDefinition readBack(WorkflowDefinition definition) {
        return READER.read(Path.of("w.yaml"), WorkflowText.of(definition)).orThrow();
    }

    private static void assertSame(WorkflowDefinition read, WorkflowDefinition written) {
        assertThat(read).usingRecursiveComparison().ignoringFields("edges").isEqualTo(written);
        assertThat(Set.copyOf(read.edges())).isEqualTo(Set.copyOf(written.edges()));
    }

    @Property(tries = 300)
    void readsBackEveryRandomWorkflow(@ForAll long seed) {
        WorkflowDefinition definition = RandomTrial.plan(seed).workflow();

        assertSame(readBack(definition), definition);
    }

    @Property(tries = 300)
    void readsBackWhateverStandsInIt(@ForAll("definitions") WorkflowDefinition definition) {
        assertSame(readBack(definition), definition);
    }

    @Property(tries = 100)
    void writesTheSameTextOfWhatItReadBack(@ForAll("definitions") WorkflowDefinition definition) {
        assertThat(WorkflowText.of(readBack(definition))).isEqualTo(WorkflowText.of(definition));
    }

    @Example
    void saysOnlyWhatIsNotSoAnywayAndQuotesWhatWouldBeMistaken() {
        WorkflowDefinition definition =
                READER.read(
                                Path.of("w.yaml"),
                                """
                                workflow: {name: w, param: {n: 1, t: "1", d: DATE(2024-01-01)}}
                                tasks:
                                  - {name: a, task_type: shell, command: "yes"}
                                  - {name: b, task_type: Shell, deps: [a], command: x, flag: "NO", delay_time: 90s}
                                """)
                        .orThrow();

        assertThat(WorkflowText.of(definition))
                .isEqualTo(
                        """
                        workflow: {name: w, param: {n: 1, t: '1', d: {value: 2024-01-01, type: DATE}}}
                        tasks:
                          - {name: a, task_type: Shell, command: "yes"}
                          - {name: b, task_type: Shell, deps: [a], command: x, flag: "NO", delay_time: 90s}
                        """);
    }

    @Provide
    Arbitrary<WorkflowDefinition> definitions() {
        return Combinators.combine(
                        text(),
                        parameters(),
                        schedules().injectNull(0.5),
                        Arbitraries.of(ExecutionType.class),
                        Arbitraries.of(FailureStrategy.class),
                        durations(),
                        Arbitraries.of(Priority.class),
                        tasks().list().ofMinSize(1).ofMaxSize(4))
                .as(
                        (text, parameters, schedule, type, failure, timeout, priority, tasks) ->
                                new WorkflowDefinition(
                                        "w" + text,
                                        text,
                                        parameters,
                                        schedule,
                                        type,
                                        failure,
                                        timeout,
                                        TimeoutStrategy.FAILED,
                                        priority,
                                        "g" + text,
                                        named(tasks),
                                        chain(tasks.size())));
    }

    /// Names must differ.
    private static List<TaskDefinition> named(List<TaskDefinition> tasks) {
        List<TaskDefinition> named = new ArrayList<>();
        for (TaskDefinition t : tasks) {
            named.add(
                    new TaskDefinition(
                            "t" + named.size(),
                            t.type(),
                            t.settings(),
                            t.forbidden(),
                            t.priority(),
                            t.workerGroup(),
                            t.taskGroup(),
                            t.taskGroupPriority(),
                            t.delay(),
                            t.maxRetries(),
                            t.retryInterval(),
                            t.timeout(),
                            t.timeoutStrategy(),
                            t.inputs(),
                            t.outputs()));
        }
        return named;
    }

    private static List<Edge> chain(int size) {
        List<Edge> edges = new ArrayList<>();
        for (int to = 1; to < size; to++) {
            for (int from = 0; from < to; from++) {
                edges.add(new Edge("t" + from, "t" + to));
            }
        }
        return edges;
    }

    private static Arbitrary<TaskDefinition> tasks() {
        return Combinators.combine(
                        text(),
                        settings(),
                        Arbitraries.of(true, false),
                        text().injectNull(0.5),
                        Arbitraries.integers().between(0, 9_999),
                        durations(),
                        Arbitraries.of(TimeoutStrategy.class),
                        parameters())
                .as(
                        (text, settings, forbidden, group, number, length, strategy, parameters) ->
                                new TaskDefinition(
                                        "",
                                        "Spark",
                                        settings,
                                        forbidden,
                                        Priority.LOWEST,
                                        "g" + text,
                                        group == null ? null : "k" + group,
                                        number,
                                        length,
                                        number,
                                        length.plusMillis(1),
                                        length,
                                        strategy,
                                        parameters,
                                        parameters));
    }

    private static Arbitrary<TaskSettings> settings() {
        return maps(Arbitraries.lazyOf(
                        WorkflowTextTest::leaf,
                        WorkflowTextTest::leaf,
                        () -> leaf().list().ofMaxSize(3).map(list -> list),
                        () -> maps(leaf()).map(map -> map)))
                .map(TaskSettings::new);
    }

    private static Arbitrary<Map<String, @Nullable Object>> maps(
            Arbitrary<@Nullable Object> values) {
        return Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMaxLength(5).map(key -> "x_" + key), values)
                .ofMaxSize(3);
    }

    private static Arbitrary<@Nullable Object> leaf() {
        return Arbitraries.oneOf(
                        text().map(value -> (Object) value),
                        Arbitraries.integers().map(value -> (Object) value),
                        Arbitraries.longs().greaterOrEqual(1L << 32).map(value -> (Object) value),
                        Arbitraries.doubles().map(value -> (Object) value),
                        Arbitraries.of(true, false).map(value -> (Object) value))
                .injectNull(0.1);
    }

    private static Arbitrary<List<Parameter>> parameters() {
        return Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6),
                        Combinators.combine(
                                        Arbitraries.of(ParameterType.class),
                                        text(),
                                        Arbitraries.integers(),
                                        Arbitraries.of(true, false))
                                .as(WorkflowTextTest::parameter))
                .ofMaxSize(3)
                .map(
                        drawn -> {
                            Map<String, Parameter> named = new LinkedHashMap<>(drawn);
                            return named.entrySet().stream()
                                    .map(
                                            of ->
                                                    new Parameter(
                                                            of.getKey(),
                                                            of.getValue().type(),
                                                            of.getValue().value(),
                                                            of.getValue().secret()))
                                    .toList();
                        });
    }

    private static Parameter parameter(
            ParameterType type, String text, int number, boolean secret) {
        String value =
                switch (type) {
                    case INTEGER, LONG -> "" + number;
                    case FLOAT, DOUBLE -> number + ".5";
                    case BOOLEAN -> number % 2 == 0 ? "true" : "False";
                    case LIST -> "[%d, 1]".formatted(number);
                    case VARCHAR, DATE, TIME, TIMESTAMP, FILE -> text;
                };
        return new Parameter("", type, value, secret);
    }

    private static Arbitrary<ScheduleDefinition> schedules() {
        return Arbitraries.of("Europe/Berlin", "UTC", "America/New_York")
                .map(
                        zone ->
                                new ScheduleDefinition(
                                        "0 0 2 * * ? *",
                                        Instant.parse("2024-01-01T00:00:00Z"),
                                        null,
                                        ZoneId.of(zone)));
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, 400_000_000).map(Duration::ofMillis);
    }

    /// Whatever may be mistaken for something else, and what a person may type.
    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "yes",
                        "NO",
                        "null",
                        "~",
                        "1",
                        "007",
                        "1.50",
                        "true",
                        "- a",
                        "a: b",
                        "a #b",
                        "#",
                        "{",
                        "[",
                        "'",
                        "\"",
                        "|",
                        ">",
                        "*a",
                        "&a",
                        "!x",
                        "%",
                        "@",
                        "`",
                        "<<",
                        "?",
                        "a\nb",
                        "a\n",
                        "\na\n\n",
                        "  a\n b",
                        "\t",
                        "a\tb",
                        " a",
                        "a ",
                        "12:30",
                        "2021-01-01",
                        "INTEGER(1)",
                        "${a}",
                        "#{setValue(b=2)}",
                        "ü€😀",
                        "a\r\nb",
                        "\u0085",
                        "\u2028x",
                        "\uFEFF"),
                Arbitraries.strings().ascii().ofMaxLength(20).map(WorkflowTextTest::printable),
                Arbitraries.strings()
                        .withCharRange(' ', '\u017F')
                        .ofMaxLength(30)
                        .map(WorkflowTextTest::printable));
    }

    /// YAML cannot hold control characters in the form that readers must accept, and a reference
    /// stands for something else.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}$]", "x");
    }
}
