package dev.pilothouse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.cluster.Heartbeat;
import dev.pilothouse.engine.cluster.Load;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Who takes what in a world of several masters and workers: slots of commands, and overload.
class SharesTest {

    private static final WorkflowDefinition FLOW = Flows.of("a").build();
    private static final Script LONG =
            new Script(Map.of("a", List.of(new Act(End.SUCCEEDED, 600_000, Map.of()))));
    private static final Heartbeat OVERLOADED =
            new Heartbeat(Heartbeat.USUAL_WEIGHT, new Load(0.9, 0.9, 0), true);
    private static final int RUNS = 12;

    private final JdbiRunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 2);

    @AfterEach
    void close() {
        store.close();
    }

    private World world(int masters, int workers) {
        WorldPlan plan = new WorldPlan(masters, Map.of("default", workers), 100, Map.of(), 7);
        return new World(plan, LONG, store, Rules.tables());
    }

    /// The runs, each with its task at a worker.
    private static List<Long> running(World world) {
        List<CompletableFuture<Long>> started = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            started.add(world.people().start(FLOW, StartOptions.defaults("test")));
        }
        boolean running =
                world.until(
                        () -> started.stream().allMatch(run -> run.isDone() && runs(world, run)),
                        60_000);
        assertThat(running).isTrue();
        return started.stream().map(CompletableFuture::join).toList();
    }

    private static boolean runs(World world, CompletableFuture<Long> started) {
        Run run = world.run(started.join());
        return run != null && run.node(0).state() == TaskState.RUNNING;
    }

    private Map<String, Integer> owners() {
        Map<String, Integer> owners = new TreeMap<>();
        for (RunPosition run : store.unfinished(0, 100)) {
            owners.merge(run.owner().substring(0, 2), 1, Integer::sum);
        }
        return owners;
    }

    private static Map<String, Integer> workers(World world, List<Long> runs) {
        Map<String, Integer> workers = new TreeMap<>();
        for (long id : runs) {
            TaskAttempt attempt =
                    Objects.requireNonNull(Objects.requireNonNull(world.run(id)).node(0).attempt());
            workers.merge(String.valueOf(attempt.worker()).substring(0, 2), 1, Integer::sum);
        }
        return workers;
    }

    @Test
    void theRunsOfADeadMasterAreSharedByTheOthers() {
        World world = world(3, 1);
        running(world);
        assertThat(owners()).isEqualTo(Map.of("m1", RUNS));
        world.crash("m1");
        assertThat(world.until(() -> !owners().containsKey("m1"), 30_000)).isTrue();
        assertThat(owners()).containsOnlyKeys("m2", "m3");
        assertThat(world.violations().found()).isEmpty();
    }

    @Test
    void anOverloadedMasterLeavesThemToOthers() {
        World world = world(3, 1);
        running(world);
        world.say("m2", OVERLOADED);
        world.crash("m1");
        assertThat(world.until(() -> !owners().containsKey("m1"), 30_000)).isTrue();
        assertThat(owners()).isEqualTo(Map.of("m3", RUNS));
    }

    @Test
    void anOverloadedMasterThatIsAloneTakesThemOneByOne() {
        World world = world(2, 1);
        running(world);
        world.say("m2", OVERLOADED);
        world.crash("m1");
        assertThat(world.until(() -> owners().containsKey("m2"), 30_000)).isTrue();
        assertThat(owners()).isEqualTo(Map.of("m1", RUNS - 1, "m2", 1));
        assertThat(world.until(() -> !owners().containsKey("m1"), 60_000)).isTrue();
    }

    @Test
    void workersGetAttemptsInTurnAndAnOverloadedOneGetsNone() {
        World world = world(1, 3);
        world.until(() -> world.elapsed() > 1_000, 2_000);
        world.say("w3", OVERLOADED);
        world.until(() -> world.elapsed() > 2_000, 2_000);
        assertThat(workers(world, running(world)))
                .isEqualTo(Map.of("w1", RUNS / 2, "w2", RUNS / 2));
    }
}
