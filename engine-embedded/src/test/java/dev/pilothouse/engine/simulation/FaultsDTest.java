package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.StoreRefusedException;
import dev.pilothouse.engine.store.StoreUnavailableException;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Faults of group D: what the engine makes of a database that is slow, full, cut off or gone.
class FaultsDTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-d", 2);
    private static final WorkflowDefinition CHAIN = Flows.of("a -> b -> c").build();

    @TempDir Path folder;

    @AfterAll
    static void close() {
        store.close();
    }

    private static void assertSucceeded(FaultWorld faults, List<Long> runs) {
        for (long run : runs) {
            assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
            for (String task : List.of("a", "b", "c")) {
                assertThat(faults.attempts(run, task)).containsExactly(TaskState.SUCCEEDED);
            }
        }
    }

    /// The only master dies at every moment of the first three seconds, in steps of 25 ms.
    @Test
    void d01AcknowledgedMeansDurableDurableBeforeDispatched() {
        for (int step = 0; step < 60; step++) {
            FaultWorld faults = FaultWorld.of(store, 1, 1, step, Map.of());
            List<CompletableFuture<Long>> started = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                faults.world.in(i * 200L, () -> started.add(faults.starting(CHAIN)));
            }
            faults.pass(50L * step);
            List<Long> confirmed =
                    started.stream()
                            .filter(CompletableFuture::isDone)
                            .map(CompletableFuture::join)
                            .toList();
            faults.world.crash("m1");
            assertThat(store.summaries(100)).extracting(RunSummary::id).containsAll(confirmed);
            faults.world.restart("m1");
            faults.world.until(
                    () ->
                            started.size() == 5
                                    && started.stream().allMatch(CompletableFuture::isDone),
                    60_000);
            List<Long> all = started.stream().map(CompletableFuture::join).toList();
            assertThat(all).containsAll(confirmed);
            faults.toTheEnd(all, 60_000);
            assertSucceeded(faults, all);
        }
    }

    /// Real threads on a real file: those who are interrupted may fail, the next one does not.
    @Test
    void d02ThreadInterruptMustNotKillTheEmbeddedDatabase() throws Exception {
        try (JdbiRunStore file = JdbiRunStore.file(folder.resolve("interrupted"), 3)) {
            file.saveDefinition(CHAIN);
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger reads = new AtomicInteger();
            Thread engine =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (!done.get()) {
                                            assertThat(file.definition("flow")).isPresent();
                                            file.saveDefinition(
                                                    Flows.of("a" + reads.incrementAndGet())
                                                            .build("other"));
                                        }
                                    });
            AtomicBoolean engineFailed = new AtomicBoolean();
            engine.setUncaughtExceptionHandler((_, _) -> engineFailed.set(true));
            for (int i = 0; i < 200; i++) {
                Thread view = Thread.ofPlatform().start(() -> readWhileInterrupted(file));
                view.interrupt();
                view.join();
            }
            done.set(true);
            engine.join();
            assertThat(engineFailed).isFalse();
            assertThat(file.definition("other").orElseThrow().version()).isEqualTo(reads.get());
        }
    }

    private static void readWhileInterrupted(JdbiRunStore file) {
        try {
            file.summaries(10);
        } catch (StoreRefusedException | StoreUnavailableException _) {
            // the interrupted reader may fail: only nobody else may notice
        }
    }

    /// As an engine sees a full disk: every write fails for two minutes.
    @Test
    void d03DiskFull() {
        FaultWorld faults =
                FaultWorld.of(store, 1, 2, 3, Map.of("a", List.of(act(End.SUCCEEDED, 30_000))));
        List<Long> runs = faults.start(CHAIN, 50);
        runs.forEach(run -> faults.await(run, "a", TaskState.RUNNING));
        faults.world.storeWeather().lossy(1, 0);
        faults.pass(120_000);
        for (long run : runs) {
            assertThat(faults.state(run, "a")).isEqualTo(TaskState.RUNNING);
            assertThat(faults.world.started(run)).containsExactly("a");
        }
        faults.world.heal();
        faults.pass(15_000);
        assertThat(runs).allMatch(run -> faults.state(run, "a") == TaskState.SUCCEEDED);
        faults.toTheEnd(runs, 30_000);
        assertSucceeded(faults, runs);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void d06PostgreSqlImmediateStop(int masters) {
        FaultWorld faults = FaultWorld.of(store, masters, 2, 6, Map.of());
        List<Long> runs = new ArrayList<>();
        for (int outage = 0; outage < 5; outage++) {
            runs.addAll(faults.start(CHAIN, 10));
            faults.pass(400 + 300L * outage);
            faults.world.storeDown(60_000);
            faults.pass(70_000);
        }
        faults.toTheEnd(runs, 60_000);
        assertSucceeded(faults, runs);
    }

    @Test
    void d08SlowLockedDeadlockedOrExhaustedDatabase() {
        for (long seed = 0; seed < 10; seed++) {
            FaultWorld faults = FaultWorld.of(store, 2, 2, seed, Map.of());
            faults.world.storeWeather().lossy(0.3, 0.3);
            faults.world.in(60_000, faults.world::heal);
            List<Long> runs = faults.start(CHAIN, 20);
            faults.toTheEnd(runs, 120_000);
            assertSucceeded(faults, runs);
        }
    }
}
