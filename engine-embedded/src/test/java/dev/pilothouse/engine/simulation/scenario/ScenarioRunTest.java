package dev.pilothouse.engine.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.kit.OtherProcess;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome.Result;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Playing a scenario, and what is told of it.
class ScenarioRunTest {

    private static final String FLOW =
            """
            scenario: x
            workflow: {name: flow}
            tasks:
              - {name: a, task_type: Shell, command: x, output_params: {z: "", y: "", x: ""}}
              - {name: b, task_type: Shell, command: x, deps: [a]}
            """;
    private static final String FAULTS =
            """
            world: {masters: 2, workers: {default: 2}, seed: 7}
            script: {a: {after: 5s, output: {z: 1, y: 2, x: 3}}, b: [{ends: NEVER}, {after: 1s}]}
            steps:
              - {when: {task: a, is: RUNNING}, do: {crash_master: m1}}
              - {when: {task: b, is: RUNNING}, do: {crash_worker: w1}}
              - {when: {at: 60s}, do: {crash_worker: w2}}
              - {when: {at: 70s}, do: {restart_worker: w1}}
            expect: {workflow: SUCCEEDED, within: 5m}
            """;

    private static final JdbiRunStore store = JdbiRunStore.memory("scenario-runs", 2);

    @TempDir Path folder;

    @AfterAll
    static void close() {
        store.close();
    }

    private ScenarioOutcome play(String text, long seed) throws Exception {
        store.clear();
        return ScenarioRun.play(Scenarios.read(folder, text), seed, store, Rules.tables());
    }

    @Test
    void saysWhatDiffersFromWhatWasExpected() throws Exception {
        ScenarioOutcome outcome =
                play(
                        FLOW
                                + """
                                script: {a: {ends: FAILED}}
                                steps:
                                  - {when: {task: b, is: RUNNING}, do: stop}
                                expect:
                                  workflow: SUCCEEDED
                                  tasks: {a: {state: FAILED, attempts: [FAILED, FAILED]}, b: SUCCEEDED}
                                  started: [a, b]
                                  within: 20s
                                """,
                        1);
        assertThat(outcome.result()).isEqualTo(Result.FAILED);
        assertThat(outcome.workflow()).isEqualTo(WorkflowState.FAILED);
        assertThat(outcome.diff())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("step 1 ").contains("never held"),
                        line -> assertThat(line).startsWith("within: ").contains("20s"),
                        line -> assertThat(line).startsWith("workflow: expected SUCCEEDED"),
                        line -> assertThat(line).contains("a: expected attempts [FAILED, FAILED]"),
                        line ->
                                assertThat(line)
                                        .isEqualTo("task b: expected SUCCEEDED, but it is NOT_RUN"),
                        line ->
                                assertThat(line)
                                        .isEqualTo("started: expected [a, b], but it is [a]"));
    }

    @Test
    void looksAtARunThatIsToGoOnWhenTheTimeIsUp() throws Exception {
        String text =
                FLOW
                        + "script: {a: {ends: NEVER}}\n"
                        + "expect: {workflow: RUNNING, tasks: {a: RUNNING}, within: 30s}\n";
        ScenarioOutcome outcome = play(text, 1);
        assertThat(outcome.result()).isEqualTo(Result.PASSED);
        assertThat(outcome.virtualMillis()).isBetween(30_000L, 31_000L);
    }

    @Test
    void givesTheSameTraceForTheSameSeedAndAnotherForAnother() throws Exception {
        ScenarioOutcome first = play(FLOW + FAULTS, 7);
        assertThat(play(FLOW + FAULTS, 7)).isEqualTo(first);
        assertThat(play(FLOW + FAULTS, 8).traceHash()).isNotEqualTo(first.traceHash());
    }

    @Test
    void givesTheSameTraceInAnotherProcess() throws Exception {
        Path file = Files.writeString(folder.resolve("faults.yaml"), FLOW + FAULTS);
        String printed = OtherProcess.told("1g", Player.class, List.of(file.toString()));
        assertThat(printed.lines()).contains("trace " + play(FLOW + FAULTS, 7).traceHash());
    }

    /// Plays a file with seed 7 and prints the hash of its trace.
    static final class Player {
        private Player() {}

        static void main(String[] files) {
            try (JdbiRunStore own = JdbiRunStore.memory("other", 2)) {
                Scenario scenario = Scenarios.read(Path.of(files[0]));
                System.out.println(
                        "trace " + ScenarioRun.play(scenario, 7, own, Rules.tables()).traceHash());
            }
        }
    }

    @Test
    void aJumpOfTheWallClockChangesNothing() throws Exception {
        String end = "expect: {workflow: SUCCEEDED}\n";
        String jump = "steps:\n  - {when: {task: a, is: RUNNING}, do: {clock_jump: 2h}}\n";
        assertThat(play(FLOW + jump + end, 1).traceHash())
                .isEqualTo(play(FLOW + end, 1).traceHash());
    }

    @Test
    void runsOnBehindAForcedSuccessAndRunsOneTaskAlone() throws Exception {
        ScenarioOutcome outcome =
                play(
                        FLOW
                                + """
                                script: {a: {ends: FAILED}}
                                steps:
                                  - {when: {workflow: FAILED}, do: {force_success: a}}
                                  - {when: {task: a, is: FORCED_SUCCESS}, do: recover_failed}
                                  - {when: {workflow: SUCCEEDED}, after: 5s, do: {run_task: b}}
                                expect:
                                  workflow: SUCCEEDED
                                  tasks:
                                    a: {state: FORCED_SUCCESS, attempts: [FAILED]}
                                    b: {state: SUCCEEDED, attempts: [SUCCEEDED, SUCCEEDED]}
                                """,
                        1);
        assertThat(outcome.diff()).as("%s", outcome).isEmpty();
        assertThat(outcome.violations()).isEmpty();
    }

    @Test
    void makesOneRerunOfTwoRequestsAndNotesTheOther() throws Exception {
        ScenarioOutcome outcome =
                play(
                        FLOW
                                + """
                                steps:
                                  - {when: {workflow: SUCCEEDED}, do: rerun}
                                  - {when: {at: 0s}, do: rerun}
                                expect:
                                  workflow: SUCCEEDED
                                  tasks: {a: {state: SUCCEEDED, attempts: [SUCCEEDED, SUCCEEDED]}}
                                """,
                        1);
        assertThat(outcome.diff()).as("%s", outcome).isEmpty();
        assertThat(outcome.notes()).singleElement().asString().contains("step 2", "refused");
    }

    @Test
    void killsATaskOnRequest() throws Exception {
        ScenarioOutcome outcome =
                play(
                        FLOW
                                + """
                                script: {a: {ends: NEVER}}
                                steps:
                                  - {when: {task: a, is: RUNNING}, do: {kill_task: a}}
                                expect: {tasks: {a: {state: KILLED, attempts: [KILLED]}, b: NOT_RUN}}
                                """,
                        1);
        assertThat(outcome.diff()).as("%s", outcome).isEmpty();
    }
}
