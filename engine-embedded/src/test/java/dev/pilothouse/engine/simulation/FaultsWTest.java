package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Faults of group W: dispatch and workers. That an attempt begins once, and never beside another
/// of its task, is the ledger's to say: it is checked in every world.
class FaultsWTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-w", 2);
    private static final WorkflowDefinition ONE = Flows.of("A").build();
    private static final List<Act> FIVE_SECONDS = List.of(act(End.SUCCEEDED, 5_000));

    @AfterAll
    static void close() {
        store.close();
    }

    private static void assertSucceeded(FaultWorld faults, List<Long> runs, String... tasks) {
        for (long run : runs) {
            assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
            for (String task : tasks) {
                assertThat(faults.attempts(run, task)).containsExactly(TaskState.SUCCEEDED);
            }
        }
    }

    @Test
    void w01DispatchTimeoutMustNotRunTheTaskTwice() {
        FaultWorld faults = FaultWorld.of(store, 1, 2, 1, Map.of());
        Random random = new Random(1);
        faults.world.interfere(
                message ->
                        message instanceof Message.Report report
                                && report.number() == 1
                                && random.nextInt(5) == 0,
                Interference.DROP,
                0,
                99);
        List<Long> runs = faults.start(ONE, 150);
        faults.world.freeze("w1", 2_000);
        faults.toTheEnd(runs, 30_000);
        assertSucceeded(faults, runs, "A");
    }

    @Test
    void w02NoWorkerOnePendingInstanceNoStormNoCrossGroupBlock() {
        WorldPlan plan = new WorldPlan(1, Map.of("a", 1, "b", 1), 10, Map.of(), 2);
        FaultWorld faults = FaultWorld.of(store, plan, Map.of(), Rules.tables());
        faults.world.crash("w1");
        faults.pass(6_000);
        List<Long> a = faults.start(Flows.of("A").task("A", t -> t.group("a")).build("a"), 60);
        List<Long> b = faults.start(Flows.of("A").task("A", t -> t.group("b")).build("b"), 60);
        faults.toTheEnd(b, 8_000);
        assertSucceeded(faults, b, "A");
        faults.stop(a.getFirst());
        faults.toTheEnd(a.getFirst(), 1_000);
        faults.pass(300_000);
        List<Long> waiting = a.subList(1, a.size());
        for (long run : waiting) {
            assertThat(faults.attempts(run, "A")).containsExactly(TaskState.SUBMITTED);
        }
        faults.world.restart("w1");
        faults.toTheEnd(waiting, 20_000);
        assertSucceeded(faults, waiting, "A");
    }

    @Test
    void w03DispatchToAWorkerThatHasJustDied() {
        for (long seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            FaultWorld faults = FaultWorld.of(store, 1, 3, seed, Map.of());
            faults.once(
                    TaskLifecycleEvent.Dispatch.class::isInstance,
                    _ -> faults.world.in(random.nextInt(15), () -> faults.world.crash("w1")));
            List<Long> runs = faults.start(ONE, 12);
            faults.toTheEnd(runs, 30_000);
            for (long run : runs) {
                assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
                assertThat(Collections.frequency(faults.attempts(run, "A"), TaskState.FAILOVER))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void w04WorkerLostBeforeItsDispatchedEventIsHandled() {
        FaultWorld faults = FaultWorld.of(store, 1, 2, 4, Map.of("A", FIVE_SECONDS));
        SimulatedMaster master = faults.world.master("m1");
        faults.watch(
                (run, event) -> {
                    if (event instanceof TaskLifecycleEvent.Dispatch) {
                        Objects.requireNonNull(master.find(run.identity().id()))
                                .bus()
                                .gate()
                                .hold();
                    }
                });
        List<Long> runs = faults.start(ONE, 50);
        faults.pass(1_000);
        faults.world.crash("w1");
        faults.pass(5_000);
        for (long run : runs) {
            assertThat(faults.state(run, "A")).isEqualTo(TaskState.SUBMITTED);
            Objects.requireNonNull(master.find(run)).bus().gate().release();
        }
        faults.world.until(() -> released(faults, master, runs), 60_000);
        faults.toTheEnd(runs, 30_000);
        for (long run : runs) {
            assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(faults.attempts(run, "A").size()).isLessThanOrEqualTo(2);
        }
    }

    /// A new attempt's dispatch holds its bus again.
    private static boolean released(FaultWorld faults, SimulatedMaster master, List<Long> runs) {
        for (long run : runs) {
            var loaded = master.find(run);
            if (loaded != null) {
                loaded.bus().gate().release();
            }
        }
        return runs.stream().allMatch(faults.world::isOver);
    }

    /// The attempt goes on while its worker cannot speak; what replaces it may overlap with it only
    /// as long as the worker cannot know, and its result is refused.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void w05WorkerFakeDeath(boolean frozen) {
        FaultWorld faults =
                FaultWorld.of(
                        store,
                        1,
                        2,
                        5,
                        Map.of(
                                "A",
                                List.of(act(End.SUCCEEDED, 30_000), act(End.SUCCEEDED, 20_000))));
        long run = faults.start(ONE);
        faults.await(run, "A", TaskState.RUNNING);
        if (frozen) {
            faults.world.freeze("w1", 10_000);
        } else {
            faults.world.partition("w1", "registry");
            faults.world.partition("w1", "m1");
        }
        faults.world.in(10_000, faults.world::heal);
        faults.toTheEnd(run, 60_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(faults.attempts(run, "A"))
                .containsExactly(TaskState.FAILOVER, TaskState.SUCCEEDED);
    }

    @Test
    void w06WorkerRestartOnTheSameAddressWithinTheSessionTimeout() {
        FaultWorld faults =
                FaultWorld.of(store, 1, 1, 6, Map.of("A", List.of(act(End.SUCCEEDED, 20_000))));
        List<Long> runs = faults.start(ONE, 20);
        runs.forEach(run -> faults.await(run, "A", TaskState.RUNNING));
        faults.world.crash("w1");
        faults.pass(1_000);
        faults.world.restart("w1");
        faults.pass(10_000);
        for (long run : runs) {
            assertThat(faults.attempts(run, "A"))
                    .containsExactly(TaskState.FAILOVER, TaskState.RUNNING);
        }
        faults.toTheEnd(runs, 20_000);
        runs.forEach(run -> assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before commit", "after commit", "after acknowledge", "lost acks"})
    void w07ResultReportLostOrOwnerDiesWhileReceivingIt(String point) {
        FaultWorld faults = FaultWorld.of(store, 2, 2, 7, Map.of());
        Random random = new Random(7);
        switch (point) {
            case "before commit" ->
                    faults.world.in(
                            1_050,
                            () -> {
                                faults.world.storeDown(1_000);
                                faults.world.in(20, () -> faults.world.crash("m1"));
                            });
            case "after commit" ->
                    faults.once(
                            TaskLifecycleEvent.Succeeded.class::isInstance,
                            _ -> faults.world.crash("m1"));
            case "after acknowledge" ->
                    faults.once(
                            TaskLifecycleEvent.Succeeded.class::isInstance,
                            _ -> faults.world.in(15, () -> faults.world.crash("m1")));
            default ->
                    faults.world.interfere(
                            message ->
                                    message instanceof Message.Acknowledge && random.nextBoolean(),
                            Interference.DROP,
                            0,
                            500);
        }
        List<Long> runs = faults.start(ONE, 100);
        faults.toTheEnd(runs, 60_000);
        assertSucceeded(faults, runs, "A");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void w08TakeOverQuietRunningTasksWithoutRestartingThem(boolean twice) {
        FaultWorld faults =
                FaultWorld.of(store, 3, 4, 8, Map.of("A", List.of(act(End.SUCCEEDED, 300_000))));
        List<Long> runs = faults.start(ONE, 100);
        faults.pass(120_000);
        faults.world.crash("m1");
        if (twice) {
            List<String> rescuer = new ArrayList<>();
            faults.watch((run, _) -> second(faults, run, rescuer));
        }
        faults.pass(20_000);
        for (long run : runs) {
            assertThat(faults.state(run, "A")).isEqualTo(TaskState.RUNNING);
            assertThat(
                            faults.world.master("m2").find(run) != null
                                    || faults.world.master("m3").find(run) != null)
                    .isTrue();
        }
        faults.toTheEnd(runs, 300_000);
        assertSucceeded(faults, runs, "A");
    }

    private static void second(FaultWorld faults, Run run, List<String> rescuer) {
        if (rescuer.isEmpty()) {
            String taker =
                    faults.world.master("m2").find(run.identity().id()) != null ? "m2" : "m3";
            rescuer.add(taker);
            faults.world.in(0, () -> faults.world.crash(taker));
        }
    }
}
