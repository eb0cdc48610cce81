package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.DefinitionJson;
import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.Priority;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.TaskDefinition;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class WorkflowReaderTest {
    private final WorkflowReader reader =
            new WorkflowReader(TestTypes.TYPES, Map.of("HOME", "/home/me"), ZoneOffset.UTC);

    @Test
    void readsEveryKeyOfTheWorkflow() {
        WorkflowDefinition workflow =
                read(
                        """
                        workflow:
                          name: nightly
                          description: every night
                          param: {n: 1}
                          schedule: "0 0 2 * * ? *"
                          start_time: "2021-01-01"
                          end_time: "2021-12-31 23:59:59"
                          timezone: Europe/Berlin
                          execution_type: serial_wait
                          failure_strategy: END
                          timeout: 60
                          timeout_notify_strategy: WARN_FAILED
                          priority: HIGH
                          worker_group: big
                        tasks: [{name: a, task_type: Shell, command: x}]
                        """);

        assertThat(workflow)
                .isEqualTo(
                        new WorkflowDefinition(
                                "nightly",
                                "every night",
                                List.of(new Parameter("n", ParameterType.INTEGER, "1", false)),
                                new ScheduleDefinition(
                                        "0 0 2 * * ? *",
                                        Instant.parse("2020-12-31T23:00:00Z"),
                                        Instant.parse("2021-12-31T22:59:59Z"),
                                        ZoneId.of("Europe/Berlin")),
                                ExecutionType.SERIAL_WAIT,
                                FailureStrategy.END,
                                Duration.ofHours(1),
                                TimeoutStrategy.WARN_FAILED,
                                Priority.HIGH,
                                "big",
                                workflow.tasks(),
                                List.of()));
        assertThat(workflow.tasks().getFirst().workerGroup()).isEqualTo("big");
    }

    @Test
    void readsEveryKeyOfATask() {
        TaskDefinition task =
                task(
                        """
                        name: a
                        task_type: SHELL
                        command: echo ${n}
                        flag: NO
                        task_priority: lowest
                        worker_group: gpu
                        task_group: db
                        task_group_priority: -2
                        delay_time: 500ms
                        fail_retry_times: 3
                        fail_retry_interval: 5s
                        timeout: 1.5
                        timeout_notify_strategy: FAILED
                        input_params: {n: 1}
                        output_params: {b: ""}
                        """);

        assertThat(task)
                .isEqualTo(
                        new TaskDefinition(
                                "a",
                                "Shell",
                                task.settings(),
                                true,
                                Priority.LOWEST,
                                "gpu",
                                "db",
                                -2,
                                Duration.ofMillis(500),
                                3,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(90),
                                TimeoutStrategy.FAILED,
                                List.of(new Parameter("n", ParameterType.INTEGER, "1", false)),
                                List.of(new Parameter("b", ParameterType.VARCHAR, "", false))));
        assertThat(task.settings().values()).isEqualTo(Map.of("command", "echo ${n}"));
    }

    @Test
    void fillsInTheDefaults() {
        WorkflowDefinition workflow =
                read("{workflow: {name: w}, tasks: [{name: a, task_type: Shell, command: x}]}");
        TaskDefinition task = workflow.tasks().getFirst();

        assertThat(workflow.schedule()).isNull();
        assertThat(workflow.executionType()).isEqualTo(ExecutionType.PARALLEL);
        assertThat(workflow.failureStrategy()).isEqualTo(FailureStrategy.CONTINUE);
        assertThat(workflow.timeout()).isZero();
        assertThat(workflow.timeoutStrategy()).isEqualTo(TimeoutStrategy.WARN);
        assertThat(workflow.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(workflow.workerGroup()).isEqualTo("default");
        assertThat(task.workerGroup()).isEqualTo("default");
        assertThat(task.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(task.forbidden()).isFalse();
        assertThat(task.taskGroup()).isNull();
        assertThat(task.delay()).isZero();
        assertThat(task.maxRetries()).isZero();
        assertThat(task.retryInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(task.timeout()).isZero();
        assertThat(task.timeoutStrategy()).isEqualTo(TimeoutStrategy.WARN);
        assertThat(task.inputs()).isEmpty();
        assertThat(task.outputs()).isEmpty();
    }

    @Test
    void derivesTheEdgesOfConditionsAndSwitches() {
        WorkflowDefinition workflow =
                read(
                        """
                        workflow: {name: w, param: {n: 1}}
                        tasks:
                          - {name: a, task_type: Shell, command: x}
                          - {name: b, task_type: Shell, command: x}
                          - {name: good, task_type: Shell, command: x, deps: [check]}
                          - {name: bad, task_type: Shell, command: x}
                          - name: check
                            task_type: Condition
                            success_task: good
                            failed_task: bad
                            op: AND
                            groups:
                              - op: OR
                                groups: [{task: a, flag: true}, {task: b, flag: false}]
                              - op: AND
                                groups: [{task: a, flag: true}]
                          - name: fork
                            task_type: Switch
                            deps: good
                            condition:
                              - {task: big, condition: "${n} > 1"}
                              - {task: small}
                          - {name: big, task_type: Shell, command: x}
                          - {name: small, task_type: Shell, command: x}
                        """);

        assertThat(workflow.edges())
                .containsExactly(
                        new Edge("check", "good"),
                        new Edge("a", "check"),
                        new Edge("b", "check"),
                        new Edge("check", "bad"),
                        new Edge("good", "fork"),
                        new Edge("fork", "big"),
                        new Edge("fork", "small"));
    }

    @Test
    void resolvesAnchorsAliasesAndMerges() {
        WorkflowDefinition workflow =
                read(
                        """
                        defaults: &defaults {task_type: Shell, timeout: 5, command: none}
                        others: &others {timeout: 6, delay_time: 7}
                        workflow: {name: w}
                        tasks:
                          - {name: a, <<: [*defaults, *others], command: own}
                          - {<<: *defaults, name: b}
                        """);

        TaskDefinition first = workflow.tasks().getFirst();
        assertThat(first.settings().text("command")).contains("own");
        assertThat(first.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(first.delay()).isEqualTo(Duration.ofMinutes(7));
        assertThat(workflow.tasks().get(1).settings().text("command")).contains("none");
    }

    @Test
    void ignoresTheKeysOfAScenario() {
        ReadResult result =
                reader.read(
                        Path.of("x.yaml"),
                        """
                        scenario: a stop
                        workflow: {name: w}
                        tasks: [{name: a, task_type: Shell, command: x}]
                        steps: []
                        expect: {}
                        """);

        assertThat(result.faults()).isEmpty();
    }

    @Test
    void readsWhatItStoresAsJsonWithoutLoss() {
        WorkflowDefinition workflow =
                read(
                        """
                        workflow: {name: w, param: {a: 1, s: {value: x, secret: true}, l: [1, 2]}}
                        tasks:
                          - {name: a, task_type: Spark, n: 7, big: 9999999999, f: 1.5, no: ~, l: [{a: [1]}]}
                          - {name: b, task_type: Shell, command: x, deps: [a], timeout: 250ms}
                        """);
        DefinitionJson json = new DefinitionJson();

        assertThat(json.read(json.write(workflow))).isEqualTo(workflow);
    }

    private WorkflowDefinition read(String yaml) {
        return reader.read(Path.of("w.yaml"), yaml).orThrow();
    }

    private TaskDefinition task(String yaml) {
        String entry = "  - " + yaml.stripTrailing().replace("\n", "\n    ");
        return read("workflow: {name: w, param: {m: 1}}\ntasks:\n" + entry + "\n")
                .tasks()
                .getFirst();
    }
}
