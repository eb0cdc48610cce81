package dev.pilothouse.engine.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/// What is wrong with a scenario file, and where.
class ScenarioReaderTest {

    private static final String FLOW =
            """
            scenario: x
            workflow: {name: flow}
            tasks:
              - {name: load, task_type: Shell, command: x}
              - {name: never, task_type: Shell, command: x, flag: "NO"}
            """;

    @TempDir Path folder;

    @Test
    void namesEveryFaultAtOnceWithItsPlaceAndTheNearestWord() throws Exception {
        List<Fault> faults =
                Scenarios.faults(
                        folder,
                        FLOW
                                + """
                                script: {lod: {ends: SUCCEDED}}
                                steps:
                                  - {when: {task: load, is: RUNING}, do: stopp}
                                  - {when: {workflow: SUCCEEDED}, do: {crash_master: m2}}
                                expect: {workflow: STOPED, tasks: {laod: FAILED}}
                                """);
        assertThat(faults)
                .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.code())
                .containsExactly(
                        "6:10 unknown-task",
                        "6:22 unknown-value",
                        "8:29 unknown-value",
                        "8:42 unknown-value",
                        "9:54 unknown-member",
                        "10:20 unknown-value",
                        "10:36 unknown-task");
        assertThat(faults)
                .extracting(Fault::message)
                .satisfiesExactly(
                        m -> assertThat(m).contains("'load'"),
                        m -> assertThat(m).contains("'SUCCEEDED'"),
                        m -> assertThat(m).contains("'RUNNING'"),
                        m -> assertThat(m).contains("'stop'"),
                        m -> assertThat(m).contains("m1", "'m2'"),
                        m -> assertThat(m).contains("'STOPPED'"),
                        m -> assertThat(m).contains("'load'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{when: {task: load, is: RETRY_WAIT}, do: stop}                  | impossible",
                "{when: {task: load, is: DELAYED}, do: stop}                     | impossible",
                "{when: {task: never, is: RUNNING}, do: stop}                    | impossible",
                "{when: {task: load, is: RUNNING, workflow: STOPPED}, do: rerun} | impossible",
                "{when: {at: 2h}, do: stop}                                      | impossible",
                "{when: {workflow: SERIAL_WAIT}, do: stop}                       | impossible",
                "{when: {}, do: stop}                                            | missing-key",
                "{do: stop}                                                      | missing-key",
                "{when: {at: 1s}}                                                | missing-key",
                "{when: {task: load}, do: stop}                                  | missing-key",
                "{when: {event: load/STARTED}, do: stop}                         | unknown-value",
                "{when: {event: laod/START}, do: stop}                           | unknown-task",
                "{when: {at: 1s}, do: {restart_worker: w1}}                      | contradiction",
                "{when: {at: 1s}, do: {kill_task: load, run_task: load}}         | contradiction",
                "{when: {at: 1s}, do: {kill_task: laod}}                         | unknown-task",
                "{when: {at: 1s}, do: {crash_master: w1}}                        | unknown-member",
                "{when: {at: 1s}, do: {freeze: m1}}                              | missing-key",
                "{when: {at: 1s}, do: {freeze: m1, for: soon}}                   | bad-duration",
                "{when: {at: 1s}, do: {drop: everything}}                        | unknown-value",
                "{when: {at: 1s}, do: {drop: report, count: 0}}                  | bad-number",
                "{when: {at: 1s}, do: {partition: [m1]}}                         | bad-partition",
                "{when: {at: 1s}, do: {explode: m1}}                             | unknown-key",
                "{when: {at: 1s}, do: {stumble: 0}}                              | bad-number",
                "{when: {at: 1s}, do: {bad_network: {loss: 2}}}                  | bad-number",
                "{when: {at: 1s}, do: {bad_network: {loss: NaN}}}                | bad-number",
                "{when: {at: 1s}, do: {bad_network: {delay: 2h}}}                | too-large",
                "{when: {at: 1s}, do: {bad_network: {}}}                         | missing-key",
                "{when: {at: 1s}, do: {lossy_store: {loss: 0.1}}}                | unknown-key",
                "{when: {at: 1s}, do: {lossy_store: 0.1}}                        | wrong-type",
            })
    void refusesAStepThatCannotBe(String step, String code) throws Exception {
        String text = FLOW + "steps:\n  - " + step + "\nexpect: {workflow: STOPPED}\n";
        assertThat(Scenarios.faults(folder, text))
                .extracting(fault -> fault.line() + " " + fault.code())
                .contains("7 " + code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tasks: {load: {state: NOT_RUN, attempts: [FAILED]}}} | contradiction",
                "{tasks: {load: {state: FAILED, attempts: []}}}        | contradiction",
                "{tasks: {load: NOT_RUN}, started: [load]}             | contradiction",
                "{started: [load, load]}                               | contradiction",
                "{tasks: {load: FORBIDDEN}}                            | impossible",
                "{within: 0}                                           | bad-duration",
                "{workflows: FAILED}                                   | unknown-key",
            })
    void refusesAnExpectationThatContradictsItself(String expect, String code) throws Exception {
        assertThat(Scenarios.faults(folder, FLOW + "expect: " + expect + "\n"))
                .extracting(Fault::code)
                .contains(code);
    }

    @Test
    void refusesAFileBesideAWorkflowInPlace() throws Exception {
        assertThat(Scenarios.faults(folder, FLOW + "file: x.yaml\nexpect: {}\n"))
                .extracting(Fault::code)
                .containsExactly("contradiction");
    }

    @Test
    void refusesAScriptThatContradictsItself() throws Exception {
        String script = "script: {load: {ends: NEVER, after: 5s, output: {a: 1}}}\nexpect: {}\n";
        assertThat(Scenarios.faults(folder, FLOW + script))
                .extracting(Fault::code)
                .containsExactly("contradiction", "contradiction");
    }

    @Test
    void namesTheFaultsOfTheWorkflowFileInThatFile() throws Exception {
        assertThat(Scenarios.faults(folder, "scenario: x\nfile: gone.yaml\nexpect: {}\n"))
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo("file-not-found");
                            assertThat(fault.file()).endsWith("gone.yaml");
                        });
    }

    @Test
    void refusesAFloodOfAliases() throws Exception {
        StringBuilder bomb = new StringBuilder("scenario: x\na0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(8)));
        }
        assertThat(Scenarios.faults(folder, bomb.toString()))
                .extracting(Fault::code)
                .contains("alias-flood");
    }

    @Test
    void knowsEveryEvent() {
        assertThat(EventName.OF_TASKS)
                .hasSameSizeAs(TaskLifecycleEvent.class.getPermittedSubclasses());
        assertThat(EventName.OF_RUNS)
                .hasSameSizeAs(WorkflowLifecycleEvent.class.getPermittedSubclasses());
    }
}
