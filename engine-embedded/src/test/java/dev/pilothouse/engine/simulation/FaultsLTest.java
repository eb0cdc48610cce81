package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.TaskOrders;
import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Faults of group L: what workflows mean. L01 is in [ChildRunFaultsTest], L07 in `RoutesTest`.
class FaultsLTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-l", 2);
    private static final int PRODUCERS = 50;

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void l02DependentTaskRightAnswerRightTime(boolean failover) {
        FaultWorld faults =
                FaultWorld.of(
                        store,
                        2,
                        1,
                        2,
                        Map.of(
                                "b",
                                List.of(
                                        act(End.FAILED, 1_000),
                                        act(End.FAILED, 1_000),
                                        act(End.SUCCEEDED, 1_000)),
                                "c",
                                List.of(act(End.SUCCEEDED, 600_000))));
        WorkflowDefinition upstream =
                Flows.of("a -> b -> c")
                        .task("b", t -> t.retries(2, Duration.ofSeconds(30)))
                        .build("up");
        Map<String, Object> item =
                Map.of(
                        "workflow_name",
                        "up",
                        "dependent_task_name",
                        "b",
                        "dependent_date",
                        "today");
        WorkflowDefinition downstream =
                Flows.of("d")
                        .task(
                                "d",
                                t ->
                                        t.type(
                                                "Dependent",
                                                Map.of(
                                                        "op",
                                                        "and",
                                                        "check_interval",
                                                        "5s",
                                                        "groups",
                                                        List.of(item))))
                        .build("down");
        store.saveDefinition(upstream);
        long down = faults.start(downstream);
        long up = faults.start(upstream);
        faults.await(up, "b", TaskState.RETRY_WAIT);
        if (failover) {
            faults.world.crash("m1");
        }
        faults.pass(20_000);
        assertThat(faults.state(down, "d")).isEqualTo(TaskState.RUNNING);
        faults.await(up, "b", TaskState.SUCCEEDED);
        faults.toTheEnd(down, 6_000);
        assertThat(faults.state(down)).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(faults.attempts(down, "d")).containsExactly(TaskState.SUCCEEDED);
    }

    @Test
    void l03SerialWaitDiscardPriority() {
        for (long seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            FaultWorld faults =
                    FaultWorld.of(
                            store,
                            2,
                            2,
                            seed,
                            Map.of("A", List.of(act(End.SUCCEEDED, 1 + random.nextInt(300)))));
            List<Long> begun = new ArrayList<>();
            List<Long> running = new ArrayList<>();
            faults.watch((run, _) -> note(run, begun, running));
            List<Long> runs =
                    faults.start(
                            Flows.of("A").executionType(ExecutionType.SERIAL_WAIT).build(), 25);
            faults.pass(random.nextInt(3_000));
            faults.world.crash("m1");
            faults.toTheEnd(runs, 60_000);
            assertThat(begun).isEqualTo(runs);
            assertThat(runs).allMatch(run -> faults.state(run) == WorkflowState.SUCCEEDED);
        }
    }

    private static void note(Run run, List<Long> begun, List<Long> running) {
        long id = run.identity().id();
        if (run.state() == WorkflowState.RUNNING && !begun.contains(id)) {
            assertThat(running).as("running beside run %d", id).isEmpty();
            begun.add(id);
            running.add(id);
        } else if (run.state().isTerminal()) {
            running.remove(id);
        }
    }

    // --- L06 ---

    private static WorkflowDefinition producers() {
        StringBuilder edges = new StringBuilder();
        for (int i = 0; i < PRODUCERS; i++) {
            edges.append("p").append(i).append(" -> consumer ; ");
        }
        return Flows.of(edges + "p0 -> p1").build();
    }

    /// Each producer publishes one value of its own and one that others publish too.
    private static Map<String, List<Act>> outputs(Random random) {
        List<String> awkward =
                List.of("'", "\"", "$x", "a=b", "two\nlines", "żółć", "", "long".repeat(200));
        Map<String, List<Act>> acts = new HashMap<>();
        for (int i = 0; i < PRODUCERS; i++) {
            Map<String, String> values =
                    Map.of(
                            "own" + i,
                            awkward.get(i % awkward.size()),
                            "shared" + i % 7,
                            "from p" + i);
            acts.put("p" + i, List.of(new Act(End.SUCCEEDED, 1 + random.nextInt(900), values)));
        }
        return acts;
    }

    /// The documented merge: the nearer ancestor wins, then the one declared first. p0 is as near
    /// as every other one.
    private static Map<String, String> merged() {
        Map<String, String> expected = new TreeMap<>();
        outputs(new Random(0)).forEach((_, acts) -> expected.putAll(acts.getFirst().outputs()));
        for (int shared = 0; shared < 7; shared++) {
            expected.put("shared" + shared, "from p" + shared);
        }
        return expected;
    }

    private static Map<String, String> seen(Run run) {
        Map<String, String> seen = new TreeMap<>();
        new TaskOrders("default", List.of())
                .parameters(run, run.graph().plan().index("consumer"))
                .byName()
                .forEach(
                        (name, value) -> {
                            if (!name.startsWith("system.")) {
                                seen.put(name, value.value());
                            }
                        });
        return seen;
    }

    @Test
    void l06OutputParametersAreExact() {
        for (long seed = 0; seed < 6; seed++) {
            boolean faulty = seed % 2 == 0;
            FaultWorld faults = FaultWorld.of(store, 2, 2, seed, outputs(new Random(seed)));
            long run = faults.start(producers());
            if (faulty) {
                faults.pass(200 + 20 * seed);
                faults.world.crash("m1");
            }
            faults.toTheEnd(run, 20_000);
            assertThat(seen(faults.run(run))).as("seed %d", seed).isEqualTo(merged());
            if (seed == 0) {
                faults.pass(1_000);
                assertThat(faults.command(run, RunCommand.repeat("test")).isAccepted()).isTrue();
                faults.toTheEnd(run, 20_000);
                assertThat(seen(faults.run(run))).isEqualTo(merged());
            }
        }
    }

    /// The order in which fifty producers end, shuffled a thousand times.
    @Test
    void l06TheOrderOfEndsDoesNotMatter() {
        WorkflowDefinition flow = producers();
        Run fresh =
                Run.submitted(
                        new RunIdentity(
                                1,
                                "flow",
                                1,
                                FailureStrategy.CONTINUE,
                                StartOptions.defaults("test"),
                                1_000),
                        ExecutionPlan.of(flow));
        Map<String, List<Act>> acts = outputs(new Random(0));
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, flow.tasks().size()).boxed().toList());
        Random random = new Random(6);
        for (int repeat = 0; repeat < 1_000; repeat++) {
            Collections.shuffle(order, random);
            Run run = fresh;
            for (int node : order) {
                String task = flow.tasks().get(node).name();
                if (acts.containsKey(task)) {
                    run = run.with(succeeded(node, acts.get(task).getFirst().outputs()));
                }
            }
            assertThat(seen(run)).isEqualTo(merged());
        }
    }

    private static Change succeeded(int node, Map<String, String> outputs) {
        TaskAttempt attempt =
                new TaskAttempt(
                        node + 1,
                        1,
                        0,
                        TaskState.SUCCEEDED,
                        AttemptTimes.submitted(1, 1),
                        "w1",
                        null,
                        0,
                        "",
                        "",
                        null,
                        Outputs.plain(outputs),
                        List.of());
        return new Change.TaskChanged(node, TaskState.SUCCEEDED, Mark.ENDED, attempt);
    }

    // --- L09 ---

    private static String lattice(int layers) {
        StringBuilder edges = new StringBuilder();
        for (int layer = 1; layer < layers; layer++) {
            edges.append("a%d,b%d -> a%d,b%d ; ".formatted(layer - 1, layer - 1, layer, layer));
        }
        return edges + "a0";
    }

    private static String chain(int length) {
        StringBuilder edges = new StringBuilder("t0");
        for (int i = 1; i < length; i++) {
            edges.append(" -> t").append(i);
        }
        return edges.toString();
    }

    private static String fan(int width) {
        StringBuilder edges = new StringBuilder("begin -> t0");
        for (int i = 1; i < width; i++) {
            edges.append(",t").append(i);
        }
        return edges + " -> end";
    }

    @Test
    void l09BigAndDenseGraphs() {
        for (String edges : List.of(chain(5_000), fan(5_000), lattice(30))) {
            WorkflowDefinition flow = Flows.of(edges).build();
            long begun = System.nanoTime();
            assertThat(ExecutionPlan.of(flow).selected().cardinality())
                    .isEqualTo(flow.tasks().size());
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(1));
        }
        FaultWorld faults = FaultWorld.of(store, 2, 2, 9, Map.of());
        long dense = faults.start(Flows.of(lattice(30)).build("lattice"));
        long wide = faults.start(Flows.of(fan(300)).build("fan"));
        faults.pass(2_500);
        faults.world.crash("m1");
        faults.toTheEnd(List.of(dense, wide), 60_000);
        assertThat(faults.state(dense)).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(faults.state(wide)).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(faults.world.started(dense)).hasSize(60);
    }
}
