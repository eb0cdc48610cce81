package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TaskValuesTest {
    private final WorkflowReader reader =
            new WorkflowReader(TestTypes.TYPES, Map.of("HOME", "/home/me"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "5, PT5M",
        "0, PT0S",
        "-0, PT0S",
        "500ms, PT0.5S",
        "5s, PT5S",
        "2 m, PT2M",
        "1h, PT1H",
        "2d, PT48H",
        "0.5, PT30S"
    })
    void readsDurations(String text, Duration duration) {
        TaskDefinition task =
                task("{name: a, task_type: Shell, command: x, timeout: " + text + "}");

        assertThat(task.timeout()).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | INTEGER | 1",
                "-7 | INTEGER | -7",
                "9999999999 | LONG | 9999999999",
                "1.50 | DOUBLE | 1.50",
                "True | BOOLEAN | true",
                "text | VARCHAR | text",
                "yes | VARCHAR | yes",
                "2021-01-01 | VARCHAR | 2021-01-01",
                "'1' | VARCHAR | 1",
                "~ | VARCHAR | ``",
                "[1, a, {b: 2.5}] | LIST | [1,\"a\",{\"b\":2.5}]",
                "VARCHAR() | VARCHAR | ``",
                "VARCHAR(a(b)) | VARCHAR | a(b)",
                "INTEGER(1) | INTEGER | 1",
                "'INTEGER(${n})' | INTEGER | ${n}",
                "BOOLEAN(true) | BOOLEAN | true",
                "FILE(a.txt) | FILE | a.txt",
                "COUNT(x) | VARCHAR | COUNT(x)",
                "{value: 5} | INTEGER | 5",
                "{value: 5, type: varchar} | VARCHAR | 5",
                "{value: INTEGER(5)} | INTEGER | 5",
                "{value: } | VARCHAR | ``",
            })
    void readsParameterValues(String yaml, ParameterType type, String value) {
        TaskDefinition task =
                task(
                        "{name: a, task_type: Shell, command: x, input_params: {p: "
                                + yaml
                                + ", n: 1}}");

        assertThat(task.inputs().getFirst()).isEqualTo(new Parameter("p", type, value, false));
    }

    @Test
    void marksSecretParameters() {
        TaskDefinition task =
                task(
                        "{name: a, task_type: Shell, command: x, input_params: {p: {value: s3cret,"
                                + " secret: true}}}");

        assertThat(task.inputs())
                .containsExactly(new Parameter("p", ParameterType.VARCHAR, "s3cret", true));
    }

    @Test
    void readsTheOlderFormOfParameters() {
        TaskDefinition task =
                task(
                        """
                        name: a
                        task_type: Shell
                        command: x
                        local_params:
                          - {prop: n, direct: IN, type: VARCHAR, value: "${m}"}
                          - {prop: m, direct: IN, type: INTEGER, value: 1}
                          - {prop: r, direct: OUT, type: INTEGER, value: ""}
                        """);

        assertThat(task.inputs())
                .containsExactly(
                        Parameter.of("n", "${m}"),
                        new Parameter("m", ParameterType.INTEGER, "1", false));
        assertThat(task.outputs())
                .containsExactly(new Parameter("r", ParameterType.INTEGER, "", false));
    }

    @Test
    void keepsTheSettingsOfATypeThatCannotRun() {
        TaskDefinition task =
                task(
                        "{name: a, task_type: Spark, main_class: A, n: 7, f: 1.5, z: 007, v: 1.50,"
                                + " on: true, no: ~, l: [{a: 1}]}");

        assertThat(task.type()).isEqualTo("Spark");
        assertThat(task.settings().values())
                .containsEntry("main_class", "A")
                .containsEntry("n", 7)
                .containsEntry("f", 1.5)
                .containsEntry("z", "007")
                .containsEntry("v", "1.50")
                .containsEntry("on", true)
                .containsEntry("no", null)
                .containsEntry("l", List.of(Map.of("a", 1)))
                .hasSize(8);
    }

    @Test
    void allowsManySmallAliases() {
        String tasks =
                IntStream.range(0, 2000)
                        .mapToObj(
                                i ->
                                        "  - {name: t%d, task_type: Shell, command: x, input_params: *p}\n"
                                                .formatted(i))
                        .collect(Collectors.joining());
        String yaml = "p: &p {a: 1, b: 2}\nworkflow: {name: w}\ntasks:\n" + tasks;

        assertThat(reader.read(Path.of("x.yaml"), yaml).orThrow().tasks()).hasSize(2000);
    }

    private TaskDefinition task(String yaml) {
        String entry = "  - " + yaml.stripTrailing().replace("\n", "\n    ");
        String file = "workflow: {name: w, param: {m: 1}}\ntasks:\n" + entry + "\n";
        return reader.read(Path.of("w.yaml"), file).orThrow().tasks().getFirst();
    }
}
