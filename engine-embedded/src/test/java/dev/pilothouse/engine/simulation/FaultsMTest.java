package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.store.RunPosition;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Faults of group M: masters that die, sleep and come back. That a run has one owner, and that no
/// attempt begins twice, is checked in every world.
class FaultsMTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-m", 2);
    private static final WorkflowDefinition CHAIN = Flows.of("a -> b -> c -> d -> e").build();
    private static final WorkflowDefinition ONE = Flows.of("A").build();

    @AfterAll
    static void close() {
        store.close();
    }

    private static void assertEachTaskRanOnce(FaultWorld faults, List<Long> runs) {
        for (long run : runs) {
            assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
            for (var task : faults.run(run).graph().plan().definition().tasks()) {
                assertThat(faults.attempts(run, task.name())).containsExactly(TaskState.SUCCEEDED);
            }
        }
    }

    private static void assertFinalised(List<Long> runs) {
        assertThat(store.unfinished(0, 1)).isEmpty();
        assertThat(runs).allMatch(run -> store.position(run).map(RunPosition::finalized).get());
    }

    @Test
    void m01KillNineOfALoadedMaster() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            FaultWorld faults =
                    FaultWorld.of(
                            store,
                            3,
                            4,
                            seed,
                            Map.of("a", List.of(new Act(End.SUCCEEDED, 900, Map.of("x", "1")))));
            List<Long> runs = faults.start(CHAIN, 40);
            String victim = "m" + (1 + random.nextInt(3));
            faults.pass(random.nextInt(5_000));
            faults.world.crash(victim);
            faults.world.in(20_000, () -> faults.world.restart(victim));
            faults.toTheEnd(runs, 30_000);
            assertEachTaskRanOnce(faults, runs);
            faults.pass(25_000);
            assertFinalised(runs);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"frozen", "cut off", "between commit and dispatch", "expired"})
    void m02ZombieMaster(String how) {
        for (long seed = 0; seed < 5; seed++) {
            FaultWorld faults = FaultWorld.of(store, 2, 2, seed, Map.of());
            if (how.equals("between commit and dispatch")) {
                faults.watch(
                        (_, event) -> {
                            if (event instanceof TaskLifecycleEvent.Dispatch d && d.node() == 2) {
                                faults.world.freeze("m1", 10_000);
                            }
                        });
            }
            List<Long> runs = faults.start(CHAIN, 20);
            faults.pass(700 + 500 * seed);
            switch (how) {
                case "frozen" -> faults.world.freeze("m1", 10_000);
                case "cut off" -> faults.world.partition("m1", "registry");
                case "expired" -> faults.world.expireSession("m1");
                default -> {}
            }
            faults.world.in(15_000, faults.world::heal);
            faults.toTheEnd(runs, 60_000);
            assertEachTaskRanOnce(faults, runs);
            faults.pass(20_000);
            assertThat(faults.world.master("m1").open()).as("m1 has joined again").isNotNull();
        }
    }

    @Test
    void m04CrashDuringFailover() {
        for (long seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            FaultWorld faults = FaultWorld.of(store, 3, 2, seed, Map.of());
            List<Long> runs = faults.start(CHAIN, 20);
            faults.pass(random.nextInt(3_000));
            faults.world.crash("m1");
            int event = 1 + random.nextInt(80);
            int[] events = {0};
            faults.watch(
                    (_, _) -> {
                        if (++events[0] == event) {
                            faults.world.in(0, () -> faults.world.crash("m2"));
                        }
                    });
            faults.toTheEnd(runs, 60_000);
            assertEachTaskRanOnce(faults, runs);
            faults.pass(15_000);
            assertFinalised(runs);
        }
    }

    /// The rescuer dies right after it has claimed a run, before it has loaded it.
    @Test
    void m04ARunThatWasClaimedAndNotLoadedIsFoundAgain() {
        FaultWorld faults =
                FaultWorld.of(store, 2, 2, 4, Map.of("A", List.of(act(End.SUCCEEDED, 9_000))));
        List<Long> runs = faults.start(ONE, 10);
        faults.pass(1_000);
        faults.world.crash("m1");
        for (long run : runs) {
            RunPosition position = store.position(run).orElseThrow();
            assertThat(store.claim(run, position.epoch(), "m9#1")).isPresent();
        }
        faults.toTheEnd(runs, 40_000);
        assertEachTaskRanOnce(faults, runs);
    }

    @Test
    void m05RollingAndTotalRestartFailoverLockLost() {
        FaultWorld faults =
                FaultWorld.of(store, 3, 2, 5, Map.of("A", List.of(act(End.SUCCEEDED, 60_000))));
        List<Long> runs = faults.start(ONE, 60);
        faults.pass(2_000);
        for (int round = 0; round < 4; round++) {
            for (String name : List.of("m1", "m2", "m3")) {
                faults.world.crash(name);
                faults.pass(1_000);
                faults.world.restart(name);
                faults.pass(1_000);
            }
        }
        List.of("m1", "m2", "m3").forEach(faults.world::crash);
        List.of("m1", "m2", "m3").forEach(faults.world::restart);
        faults.pass(3_000);
        faults.world.expireSession("m2");
        faults.toTheEnd(runs, 90_000);
        assertEachTaskRanOnce(faults, runs);
    }

    @Test
    void m05AStartingMasterRobsNobody() {
        FaultWorld faults =
                FaultWorld.of(store, 2, 2, 5, Map.of("A", List.of(act(End.SUCCEEDED, 30_000))));
        List<Long> runs = faults.start(ONE, 30);
        List<RunPosition> before = store.unfinished(0, 100);
        faults.world.crash("m2");
        faults.pass(5_000);
        faults.world.restart("m2");
        faults.pass(15_000);
        assertThat(store.unfinished(0, 100))
                .extracting(RunPosition::epoch, RunPosition::owner)
                .isEqualTo(before.stream().map(p -> tuple(p.epoch(), p.owner())).toList());
        faults.toTheEnd(runs, 40_000);
    }

    @Test
    void m06FailoverOfManyUnfinishedInstances() {
        FaultWorld faults =
                FaultWorld.of(store, 2, 2, 6, Map.of("A", List.of(act(End.SUCCEEDED, 2_000))));
        List<Long> runs = faults.start(ONE, 400);
        faults.world.crash("m1");
        List<Long> fresh = faults.start(Flows.of("B").build("fresh"), 20);
        faults.pass(5_000);
        faults.world.crash("m2");
        faults.world.restart("m2");
        List<Long> all = new ArrayList<>(runs);
        all.addAll(fresh);
        faults.toTheEnd(all, 120_000);
        assertEachTaskRanOnce(faults, all);
        assertFinalised(all);
    }

    @Test
    void m08ACommandIsConsumedExactlyOnce() {
        FaultWorld faults = FaultWorld.of(store, 4, 2, 8, Map.of());
        faults.world.storeWeather().lossy(0.05, 0.05);
        Random random = new Random(8);
        for (int i = 1; i < 6; i++) {
            String victim = "m" + (1 + random.nextInt(4));
            faults.world.in(i * 1_000L, () -> faults.world.crash(victim));
            faults.world.in(i * 1_000L + 700, () -> faults.world.restart(victim));
        }
        List<CompletableFuture<Long>> started = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            faults.world.in(random.nextInt(6_000), () -> started.add(faults.starting(ONE)));
        }
        faults.world.until(
                () -> started.size() == 200 && started.stream().allMatch(CompletableFuture::isDone),
                60_000);
        faults.world.heal();
        List<Long> ids = started.stream().map(CompletableFuture::join).toList();
        assertThat(ids).doesNotHaveDuplicates();
        faults.toTheEnd(ids, 60_000);
        assertEachTaskRanOnce(faults, ids);
    }

    @Test
    void m08TwoMastersGetOneRerunOfOneRun() {
        FaultWorld faults = FaultWorld.of(store, 2, 1, 8, Map.of());
        long run = faults.start(ONE);
        faults.toTheEnd(List.of(run));
        faults.pass(1_000);
        List<CompletableFuture<ControlOutcome>> answers = new ArrayList<>();
        for (String name : List.of("m1", "m2")) {
            var master = Objects.requireNonNull(faults.world.master(name).open()).master();
            answers.add(master.commands().submit(run, RunCommand.repeat("test")));
        }
        faults.pass(10_000);
        assertThat(answers.stream().map(CompletableFuture::join).filter(ControlOutcome::isAccepted))
                .hasSize(1);
        assertThat(faults.attempts(run, "A"))
                .containsExactly(TaskState.SUCCEEDED, TaskState.SUCCEEDED);
    }

    @Test
    void m10OrderlyCloseHandsOverBeforeTheSessionWouldEnd() {
        FaultWorld faults =
                FaultWorld.of(store, 2, 2, 10, Map.of("A", List.of(act(End.SUCCEEDED, 30_000))));
        List<Long> runs = faults.start(ONE, 50);
        runs.forEach(run -> faults.await(run, "A", TaskState.RUNNING));
        faults.world.expireSession("m1");
        faults.world.crash("m1");
        faults.pass(2_000);
        runs.forEach(
                run ->
                        assertThat(faults.world.master("m2").find(run))
                                .as("run %d", run)
                                .isNotNull());
        faults.toTheEnd(runs, 40_000);
        assertEachTaskRanOnce(faults, runs);
    }
}
