package dev.pilothouse.engine.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.simulation.scenario.Deed.BadNetwork;
import dev.pilothouse.engine.simulation.scenario.Deed.LossyStore;
import dev.pilothouse.engine.simulation.scenario.Deed.Stumble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What is written of a scenario is read back as it was.
class ScenarioTextTest {

    private static final String EVERYTHING =
            """
            scenario: everything at once
            workflow: {name: flow, param: {n: 1}}
            tasks:
              - {name: a, task_type: Shell, command: "x: y # z", fail_retry_times: 2}
              - {name: b, task_type: SubWorkflow, deps: [a], workflow_name: small}
            children:
              - workflow: {name: small}
                tasks:
                  - {name: c, task_type: Shell, command: x, worker_group: far}
            world: {masters: 2, workers: {default: 1, far: 1}, slots: 3, task_groups: {g: 2}, seed: -2931705853794397854}
            start: {params: {n: 2}, start_nodes: [a], dependency: TASK_ONLY, failure_strategy: END, dry_run: true, schedule_time: "2024-08-11T00:00:00Z"}
            script:
              a: [{ends: FAILED, after: 1500ms}, {ends: SUCCEEDED, output: {rows: "10"}}]
              c: {ends: NEVER}
            steps:
              - {when: {task: a, is: RETRY_WAIT}, after: 2s, do: stop}
              - {when: {workflow: STOPPED, at: 3s}, do: recover_suspended}
              - {when: {event: a/DISPATCHED}, do: {kill_task: a}}
              - {when: {at: 0s}, do: {crash_master: m2}}
              - {when: {at: 4s}, do: {restart_master: m2}}
              - {when: {at: 4s}, do: {expire_session: w1}}
              - {when: {at: 5s}, do: {freeze: w2, for: 10s}}
              - {when: {at: 5s}, do: {partition: [m1, store]}}
              - {when: {at: 6s}, do: {delay: report, by: 3s, count: 2}}
              - {when: {at: 6s}, do: {drop: kill}}
              - {when: {at: 7s}, do: {store_down: 30s}}
              - {when: {at: 7s}, do: {clock_jump: 2h}}
              - {when: {at: 8s}, do: {bad_network: {loss: 0.1, duplicates: 0.2, delay: 200ms}}}
              - {when: {at: 9s}, do: {lossy_store: {writes: 0.1, answers: 0.05}}}
              - {when: {at: 10s}, do: {stumble: 3}}
              - {when: {at: 20s}, do: heal}
            expect:
              workflow: SUCCEEDED
              tasks: {a: {state: SUCCEEDED, attempts: [FAILED, SUCCEEDED]}, b: NOT_RUN}
              started: [a]
              within: 10m
            """;

    @TempDir Path folder;

    @Test
    void readsBackWhatItWrote() throws Exception {
        Scenario scenario = Scenarios.read(folder, EVERYTHING);

        Scenario again = Scenarios.read(folder, ScenarioText.of(scenario));

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("steps.text")
                .isEqualTo(scenario);
        assertThat(ScenarioText.of(again)).isEqualTo(ScenarioText.of(scenario));
        assertThat(again.referenced())
                .singleElement()
                .satisfies(c -> assertThat(c.name()).isEqualTo("small"));
        assertThat(again.steps())
                .extracting(Step::deed)
                .contains(new BadNetwork(0.1, 0.2, 200), new LossyStore(0.1, 0.05), new Stumble(3));
    }

    @Test
    void leavesOutWhatIsSoAnyway() throws Exception {
        String plain =
                """
                scenario: plain
                workflow: {name: flow}
                tasks:
                  - {name: a, task_type: Shell, command: x}
                expect: {workflow: SUCCEEDED}
                """;

        assertThat(ScenarioText.of(Scenarios.read(folder, plain))).isEqualTo(plain);
    }

    @Test
    void namesTheFaultsOfAChildWhereTheyStand() throws Exception {
        String text = EVERYTHING.replace("worker_group: far", "worker_gruop: far");

        assertThat(Scenarios.faults(folder, text))
                .extracting(fault -> fault.line() + " " + fault.code())
                .contains("9 unknown-key");
    }

    @Test
    void refusesAChildWithTheNameOfAnotherWorkflow() throws Exception {
        String text = EVERYTHING.replace("{name: small}", "{name: flow}");

        assertThat(Scenarios.faults(folder, text))
                .extracting(Fault::code)
                .contains("duplicate-name");
    }
}
