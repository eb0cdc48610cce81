package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.eventbus.QueuedEvent;
import dev.pilothouse.engine.eventbus.WorkflowEventBus;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.simulation.SimulatedNetwork.Weather;
import dev.pilothouse.engine.simulation.trial.RandomWorkflow;
import dev.pilothouse.engine.simulation.trial.TrialPlan;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Faults of group S: the state machines and the event bus.
class FaultsSTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-s", 2);
    private static final WorkflowDefinition PAIR = Flows.of("A -> B").build();

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1500", "1500, 1000", "1000, 1000"})
    void s01JoinBehindAFailedBranch(long failing, long succeeding) {
        FaultWorld faults =
                FaultWorld.of(
                        store,
                        1,
                        1,
                        failing + succeeding,
                        Map.of(
                                "c", List.of(act(End.FAILED, failing)),
                                "d", List.of(act(End.SUCCEEDED, succeeding))));
        long run = faults.start(Flows.of("a -> c ; b -> d ; c,d -> e").build());
        faults.toTheEnd(run, 4_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.FAILED);
        assertThat(faults.state(run, "e")).isEqualTo(TaskState.NOT_RUN);
        assertThat(faults.world.started(run)).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertEndsWithItsLastTask(faults.run(run));
    }

    @Test
    void s01RandomGraphsEndAsTheModelDoes() {
        for (long seed = 0; seed < 60; seed++) {
            RandomWorkflow workflow =
                    new RandomWorkflow(new Random(seed), List.of("default"), "t").ordinary(10);
            TrialPlan plan =
                    new TrialPlan(
                            WorldPlan.SMALL,
                            workflow.definition("random"),
                            List.of(),
                            new Script(workflow.acts()),
                            List.of(0L),
                            List.of());
            FaultWorld faults = FaultWorld.of(store, 1, 1, seed, workflow.acts());
            long run = faults.start(plan.workflow());
            faults.toTheEnd(List.of(run));
            assertThat(faults.state(run)).as("seed %d", seed).isEqualTo(plan.expectedState());
            assertEndsWithItsLastTask(faults.run(run));
        }
    }

    /// No active task and no armed timer: the end follows at once.
    private static void assertEndsWithItsLastTask(Run run) {
        long last = run.status().startedAt();
        for (int node = 0; node < run.graph().size(); node++) {
            for (TaskAttempt attempt : run.node(node).attempts()) {
                last = Math.max(last, attempt.times().ended());
            }
        }
        assertThat(run.status().endedAt() - last).isBetween(0L, 1_000L);
    }

    @Test
    void s02LateDuplicateOrReorderedWorkerReports() {
        for (long seed = 0; seed < 3; seed++) {
            FaultWorld faults = FaultWorld.of(store, 1, 2, seed, Map.of());
            faults.world.network().weather(new Weather(0, 0.2, 3_000));
            List<Long> runs = faults.start(Flows.of("a -> b -> c -> d -> e").build(), 20);
            faults.toTheEnd(runs, 300_000);
            for (long run : runs) {
                assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
                for (String task : List.of("a", "b", "c", "d", "e")) {
                    assertThat(faults.attempts(run, task)).containsExactly(TaskState.SUCCEEDED);
                }
            }
        }
    }

    // --- S03 ---

    /// Rules that throw for the start of one task.
    private static Rules failing(int times, Supplier<? extends Throwable> what) {
        int[] left = {times};
        return (run, event, at) -> {
            if (event instanceof TaskLifecycleEvent.Start && isBad(run) && left[0] > 0) {
                left[0]--;
                throw unchecked(what.get());
            }
            return Rules.tables().decide(run, event, at);
        };
    }

    private static boolean isBad(Run run) {
        return run.identity().workflow().equals("bad");
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    private static FaultWorld withHealthyOnes(Rules rules, List<Long> runs) {
        FaultWorld faults = FaultWorld.of(store, FaultWorld.plan(1, 1, 1), Map.of(), rules);
        List<CompletableFuture<Long>> started = new ArrayList<>();
        started.add(faults.starting(Flows.of("A -> B").build("bad")));
        for (int i = 0; i < 50; i++) {
            started.add(faults.starting(PAIR));
        }
        faults.world.until(() -> started.stream().allMatch(CompletableFuture::isDone), 10_000);
        started.forEach(run -> runs.add(run.join()));
        return faults;
    }

    private static void assertHealthy(FaultWorld faults, List<Long> healthy) {
        for (long run : healthy) {
            assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(faults.run(run).status().endedAt() - faults.run(run).identity().createdAt())
                    .isLessThan(2_200);
        }
    }

    @Test
    void s03HandlerThrowsOnceAndTheEventIsHandledLater() {
        List<Long> runs = new ArrayList<>();
        FaultWorld faults =
                withHealthyOnes(failing(1, () -> new IllegalStateException("once")), runs);
        faults.toTheEnd(runs, 5_000);
        assertThat(faults.state(runs.getFirst())).isEqualTo(WorkflowState.SUCCEEDED);
        assertHealthy(faults, runs.subList(1, 51));
    }

    @Test
    void s03HandlerThrowsAlwaysAndTheTaskFailsWithTheReason() {
        List<Long> runs = new ArrayList<>();
        FaultWorld faults =
                withHealthyOnes(
                        failing(Integer.MAX_VALUE, () -> new IllegalStateException("always")),
                        runs);
        faults.toTheEnd(runs, 30_000);
        Run bad = faults.run(runs.getFirst());
        assertThat(bad.state()).isEqualTo(WorkflowState.FAILED);
        assertThat(bad.status().reason()).contains("always");
        assertHealthy(faults, runs.subList(1, 51));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE})
    void s03AHandlerThatOverflowsTheStackTakesNobodyWithIt(int times) {
        List<Long> runs = new ArrayList<>();
        FaultWorld faults = withHealthyOnes(failing(times, StackOverflowError::new), runs);
        faults.toTheEnd(runs, 30_000);
        assertThat(faults.state(runs.getFirst()))
                .isEqualTo(times == 1 ? WorkflowState.SUCCEEDED : WorkflowState.FAILED);
        assertHealthy(faults, runs.subList(1, 51));
    }

    @Test
    void s03AListenerThatThrowsChangesNothing() {
        FaultWorld faults = FaultWorld.of(store, 1, 1, 1, Map.of());
        Objects.requireNonNull(faults.world.master("m1").open())
                .master()
                .observeAll(
                        _ -> {
                            throw new NullPointerException("a listener");
                        });
        List<Long> runs = faults.start(PAIR, 50);
        faults.toTheEnd(runs, 5_000);
        assertHealthy(faults, runs);
    }

    // --- S04 and S05 ---

    @Test
    void s04FifoForEventsPublishedInTheSameMillisecond() {
        WorkflowEventBus bus = new WorkflowEventBus(1, () -> 7, false);
        Random random = new Random(4);
        for (int burst = 0; burst < 100_000; burst++) {
            int size = 2 + random.nextInt(7);
            for (int i = 0; i < size; i++) {
                bus.publish(new TaskLifecycleEvent.Start(i));
            }
            boolean takenBack = random.nextInt(4) == 0;
            for (int i = 0; i < size; i++) {
                QueuedEvent next = Objects.requireNonNull(bus.take(7));
                if (takenBack && i == size / 2) {
                    bus.putBack(next);
                    next = Objects.requireNonNull(bus.take(7));
                }
                assertThat(next.event()).isEqualTo(new TaskLifecycleEvent.Start(i));
            }
            bus.committed();
        }
    }

    @Test
    void s04FourPublishersAtOnceKeepEachTheirOrder() throws Exception {
        WorkflowEventBus bus = new WorkflowEventBus(1, () -> 7, false);
        List<Thread> publishers = new ArrayList<>();
        for (int publisher = 0; publisher < 4; publisher++) {
            int own = publisher * 100_000;
            publishers.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int i = 0; i < 50_000; i++) {
                                            bus.publish(new TaskLifecycleEvent.Start(own + i));
                                        }
                                    }));
        }
        for (Thread publisher : publishers) {
            publisher.join();
        }
        int[] next = new int[4];
        long sequence = 0;
        for (QueuedEvent event = bus.take(7); event != null; event = bus.take(7)) {
            int node = ((TaskLifecycleEvent.Start) event.event()).node();
            assertThat(node % 100_000).isEqualTo(next[node / 100_000]++);
            assertThat(event.sequence()).isGreaterThan(sequence);
            sequence = event.sequence();
        }
        assertThat(next).containsOnly(50_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void s05DelayedRetryEventMustNotBlockTheBus(boolean stopped) {
        Duration tenMinutes = Duration.ofMinutes(10);
        FaultWorld faults =
                FaultWorld.of(
                        store,
                        1,
                        1,
                        1,
                        Map.of(
                                "A", List.of(act(End.FAILED, 1_000), act(End.SUCCEEDED, 1)),
                                "B", List.of(act(End.SUCCEEDED, 1_010)),
                                "C", List.of(act(End.SUCCEEDED, 20_000))));
        long run =
                faults.start(
                        Flows.of("A ; B -> D ; C")
                                .task("A", t -> t.retries(1, tenMinutes))
                                .build());
        faults.await(run, "A", TaskState.RETRY_WAIT);
        long waiting = faults.world.elapsed();
        faults.await(run, "D", TaskState.RUNNING);
        assertThat(faults.world.elapsed() - waiting).isLessThan(200);
        if (stopped) {
            faults.pass(5_000);
            long asked = faults.world.elapsed();
            faults.stop(run);
            faults.toTheEnd(run, 2_000 + 500);
            assertThat(faults.world.elapsed() - asked).isLessThanOrEqualTo(2_000);
            faults.pass(tenMinutes.toMillis());
            assertThat(faults.attempts(run, "A"))
                    .containsExactly(TaskState.FAILED, TaskState.KILLED);
        } else {
            faults.pass(60_000);
            SimulatedMaster master = faults.world.master("m1");
            assertThat(master.turn()).as("something to do while only the retry waits").isFalse();
            assertThat(master.nextAlarm())
                    .isGreaterThan(faults.run(run).status().startedAt() + 500_000);
            faults.toTheEnd(run, tenMinutes.toMillis());
            assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    // --- S06 and S07 ---

    /// Where turns take no time, fairness is how much of the hot run is handled before the cold
    /// ones are on their way.
    @Test
    void s06HotWorkflowBackPressureFairness() {
        FaultWorld faults =
                FaultWorld.of(store, 1, 1, 1, Map.of("hot", List.of(act(End.NEVER, 0))));
        long hot = faults.start(Flows.of("hot").build("hot"));
        faults.await(hot, "hot", TaskState.RUNNING);
        var bus = Objects.requireNonNull(faults.world.master("m1").find(hot)).bus();
        int[] handled = {0};
        int[] latest = {0};
        faults.watch(
                (run, event) -> {
                    handled[0] += run.identity().id() == hot ? 1 : 0;
                    if (run.identity().id() != hot && event instanceof TaskLifecycleEvent.Start) {
                        latest[0] = Math.max(latest[0], handled[0]);
                    }
                });
        List<CompletableFuture<Long>> cold = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            cold.add(faults.starting(Flows.of("a").build()));
        }
        for (int i = 0; i < 50_000; i++) {
            bus.publish(new TaskLifecycleEvent.Start(0));
        }
        faults.world.until(() -> cold.stream().allMatch(CompletableFuture::isDone), 10_000);
        faults.toTheEnd(cold.stream().map(CompletableFuture::join).toList(), 5_000);
        faults.stop(hot);
        faults.toTheEnd(hot, 5_000);
        assertThat(handled[0]).isGreaterThan(50_000);
        assertThat(latest[0]).isLessThan(256 * 20);
    }

    @Test
    void s07FinishedWorkflowsLeaveNothingBehind() {
        FaultWorld faults =
                FaultWorld.of(store, 2, 2, 7, Map.of("long", List.of(act(End.SUCCEEDED, 9_000))));
        WorkflowDefinition flow =
                Flows.of("A -> long")
                        .task("A", t -> t.timeout(Duration.ofSeconds(30), TimeoutStrategy.WARN))
                        .build();
        for (int round = 0; round < 2; round++) {
            List<Long> runs = faults.start(flow, 100);
            runs.subList(0, 10).forEach(faults::stop);
            faults.pass(3_000);
            faults.world.crash("m1");
            faults.toTheEnd(runs);
            faults.world.restart("m1");
            faults.pass(20_000);
            assertNothingIsLeft(faults, "m1");
            assertNothingIsLeft(faults, "m2");
        }
    }

    private static void assertNothingIsLeft(FaultWorld faults, String name) {
        var master = Objects.requireNonNull(faults.world.master(name).open()).master();
        assertThat(master.runs().count()).isZero();
        assertThat(master.coordinator().turn()).isFalse();
        assertThat(master.coordinator().nextAlarm()).as("an armed timer").isEqualTo(Long.MAX_VALUE);
        assertThat(master.placements().at("w1")).isEmpty();
        assertThat(faults.world.isQuiet(0)).isTrue();
    }
}
