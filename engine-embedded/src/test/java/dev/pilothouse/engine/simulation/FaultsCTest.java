package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.remote.Message;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.simulation.trial.RandomWorkflow;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Faults of group C: what people ask of runs. C06 is in [LogicTaskFaultsTest].
class FaultsCTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-c", 2);
    private static final List<Act> ENDLESS = List.of(act(End.NEVER, 0));
    private static final WorkflowDefinition ONE = Flows.of("A -> B").build();

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void c01KillAtEveryPointBeforeRunning(int delay) {
        WorkflowDefinition flow =
                Flows.of("A -> B").task("A", t -> t.delay(Duration.ofSeconds(delay))).build();
        for (long seed = 0; seed < 40; seed++) {
            FaultWorld faults = FaultWorld.of(store, 1, 1, seed, Map.of("A", ENDLESS));
            faults.world.interfere(Message.Report.class::isInstance, Interference.DELAY, 3_000, 99);
            CompletableFuture<Long> started = faults.starting(flow);
            faults.pass(60 + 100 * seed);
            long run = started.join();
            faults.stop(run);
            faults.toTheEnd(run, 11_000);
            assertThat(faults.state(run)).as("seed %d", seed).isEqualTo(WorkflowState.STOPPED);
            assertThat(faults.attempts(run, "A")).containsExactly(TaskState.KILLED);
            List<String> before = faults.world.started(run);
            faults.pass(10_000);
            assertThat(faults.world.started(run)).isEqualTo(before).doesNotContain("B");
        }
    }

    @ParameterizedTest
    @CsvSource({"DROP, 0", "DELAY, 60000"})
    void c02KillRequestLostOrRefused(Interference deed, long delay) {
        FaultWorld faults = FaultWorld.of(store, 1, 1, 2, Map.of("A", ENDLESS));
        long run = faults.start(ONE);
        faults.await(run, "A", TaskState.RUNNING);
        faults.watch(
                (_, event) -> {
                    if (event instanceof TaskLifecycleEvent.Killed) {
                        assertThat(faults.world.ledger().runningOf(run)).isZero();
                    }
                });
        faults.world.interfere(Message.Kill.class::isInstance, deed, delay, 6);
        for (int again = 0; again < 3; again++) {
            faults.stop(run);
        }
        faults.pass(2_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.READY_STOP);
        assertThat(
                        Objects.requireNonNull(faults.world.master("m1").open())
                                .master()
                                .control()
                                .awaited(run))
                .singleElement()
                .satisfies(awaited -> assertThat(awaited.task()).isEqualTo("A"));
        faults.toTheEnd(run, 30_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.STOPPED);
        assertThat(faults.attempts(run, "A")).containsExactly(TaskState.KILLED);
    }

    @Test
    void c02AWorkerThatDiesIsNotWaitedFor() {
        FaultWorld faults = FaultWorld.of(store, 1, 1, 2, Map.of("A", ENDLESS));
        long run = faults.start(ONE);
        faults.await(run, "A", TaskState.RUNNING);
        faults.world.interfere(Message.Kill.class::isInstance, Interference.DROP, 0, 99);
        faults.stop(run);
        faults.pass(10_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.READY_STOP);
        faults.world.crash("w1");
        faults.toTheEnd(run, 10_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.STOPPED);
    }

    /// A running task, one that waits for its retry, and one whose child runs.
    private static long underWay(FaultWorld faults) {
        store.saveDefinition(Flows.of("x -> y").build("child"));
        long run =
                faults.start(
                        Flows.of("r -> s ; w ; sub")
                                .task("w", t -> t.retries(2, Duration.ofSeconds(60)))
                                .task(
                                        "sub",
                                        t ->
                                                t.type(
                                                        "SubWorkflow",
                                                        Map.of("workflow_name", "child")))
                                .build());
        faults.await(run, "w", TaskState.RETRY_WAIT);
        return run;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void c03MasterDiesInReadyStopOrReadyPause(boolean stopping) {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            FaultWorld faults =
                    FaultWorld.of(
                            store,
                            random.nextInt(2) + 1,
                            1,
                            seed,
                            Map.of(
                                    "r", List.of(act(End.SUCCEEDED, 20_000)),
                                    "w", List.of(act(End.FAILED, 500)),
                                    "x", List.of(act(End.SUCCEEDED, 15_000))));
            long run = underWay(faults);
            faults.world.interfere(
                    Message.Kill.class::isInstance, Interference.DROP, 0, 1 + random.nextInt(6));
            if (stopping) {
                faults.stop(run);
            } else {
                faults.pause(run);
            }
            faults.world.until(() -> faults.state(run) != WorkflowState.RUNNING, 10_000);
            faults.pass(random.nextInt(1_000));
            faults.world.crash("m1");
            faults.world.in(1_000, () -> faults.world.restart("m1"));
            faults.toTheEnd(run, stopping ? 20_000 : 60_000);
            WorkflowState end = stopping ? WorkflowState.STOPPED : WorkflowState.PAUSED;
            assertThat(faults.state(run)).as("seed %d", seed).isEqualTo(end);
            assertThat(faults.runsOf("child"))
                    .singleElement()
                    .satisfies(child -> assertThat(faults.state(child)).isEqualTo(end));
            assertThat(faults.state(run, "s"))
                    .isEqualTo(stopping ? TaskState.NOT_RUN : TaskState.PAUSED);
            faults.pass(1_000);
            assertThat(faults.command(run, RunCommand.repeat("test")).isAccepted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 10_000, 19_900, 20_100})
    void c04RetryWaitStopPauseCrashCounter(long at) {
        for (String what : List.of("stop", "pause", "crash", "store")) {
            FaultWorld faults =
                    FaultWorld.of(store, 2, 1, at, Map.of("A", List.of(act(End.FAILED, 1))));
            long run =
                    faults.start(
                            Flows.of("A")
                                    .task("A", t -> t.retries(3, Duration.ofSeconds(20)))
                                    .build());
            faults.pass(at);
            long asked = faults.world.elapsed();
            switch (what) {
                case "stop" -> faults.stop(run);
                case "pause" -> faults.pause(run);
                case "crash" -> faults.world.crash("m1");
                default -> faults.world.storeDown(30_000);
            }
            faults.toTheEnd(run, 130_000);
            Run ended = faults.run(run);
            long failures =
                    faults.attempts(run, "A").stream().filter(s -> s == TaskState.FAILED).count();
            if (what.equals("stop") || what.equals("pause")) {
                assertThat(faults.world.elapsed() - asked).isLessThan(2_000);
                assertThat(ended.state())
                        .isEqualTo(
                                what.equals("stop") ? WorkflowState.STOPPED : WorkflowState.PAUSED);
            } else {
                assertThat(failures).as("%s at %d", what, at).isEqualTo(4);
                assertThat(ended.status().endedAt() - ended.status().startedAt())
                        .isBetween(60_000L, 60_000L + 35_000L);
            }
            if (what.equals("pause")) {
                faults.pass(1_000);
                assertThat(faults.command(run, RunCommand.recoverSuspended("test")).isAccepted())
                        .isTrue();
                faults.toTheEnd(run, 130_000);
                assertThat(faults.state(run)).isEqualTo(WorkflowState.FAILED);
            }
        }
    }

    @Test
    void c08SuccessRacesWithStop() {
        for (long seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            FaultWorld faults =
                    FaultWorld.of(store, 1, 1, seed, Map.of("A", List.of(act(End.SUCCEEDED, 500))));
            long run = faults.start(ONE);
            faults.await(run, "A", TaskState.RUNNING);
            if (random.nextBoolean()) {
                faults.world.in(480, () -> faults.world.storeDown(50));
            }
            boolean[] ended = {false};
            faults.watch((_, event) -> ended[0] |= event instanceof TaskLifecycleEvent.Succeeded);
            faults.pass(485 + random.nextInt(20));
            faults.stop(run);
            faults.toTheEnd(run, 20_000);
            assertThat(faults.attempts(run, "A"))
                    .containsExactly(ended[0] ? TaskState.SUCCEEDED : TaskState.KILLED);
            assertThat(faults.state(run))
                    .as("seed %d", seed)
                    .isIn(WorkflowState.STOPPED, WorkflowState.SUCCEEDED);
            assertThat(faults.state(run) == WorkflowState.SUCCEEDED)
                    .isEqualTo(faults.state(run, "B") == TaskState.SUCCEEDED);
        }
    }

    @Test
    void c10RandomUserOperationsAgainstAModel() {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            RandomWorkflow workflow = new RandomWorkflow(random, List.of("default"), "t");
            WorkflowDefinition definition = workflow.ordinary(10).definition("random");
            FaultWorld faults = FaultWorld.of(store, 2, 2, seed, workflow.acts());
            long run = faults.start(definition);
            int rounds = 1;
            for (int i = 0; i < 10; i++) {
                faults.pass(random.nextInt(2_500));
                rounds += operate(faults, run, random);
            }
            faults.stop(run);
            faults.toTheEnd(List.of(run));
            assertThat(faults.run(run).status().runTimes()).as("seed %d", seed).isEqualTo(rounds);
        }
    }

    /// How many rounds it begins: the model says that a command is taken of a run that is over,
    /// once however often it is asked, and of no other.
    private static int operate(FaultWorld faults, long run, Random random) {
        if (random.nextInt(20) == 0) {
            faults.world.crash("m1");
            faults.world.in(3_000, () -> faults.world.restart("m1"));
        }
        boolean over = faults.world.isOver(run);
        return switch (random.nextInt(4)) {
            case 0 -> {
                faults.pause(run);
                yield 0;
            }
            case 1 -> {
                faults.stop(run);
                yield 0;
            }
            default -> {
                boolean taken = faults.command(run, RunCommand.repeat("test")).isAccepted();
                assertThat(taken && !over && !faults.world.isOver(run)).isFalse();
                yield taken ? 1 : 0;
            }
        };
    }
}
