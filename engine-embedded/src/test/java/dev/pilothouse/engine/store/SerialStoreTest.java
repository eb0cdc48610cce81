package dev.pilothouse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.statemachine.Verdict;
import dev.pilothouse.engine.store.SerialPlace.Standing;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// L03 and M08 where it counts: two masters with a store each, on one database.
class SerialStoreTest {

    private final String database = UUID.randomUUID().toString();
    private final RunStore one = JdbiRunStore.memory(database, 4);
    private final RunStore two = JdbiRunStore.memory(database, 4);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        one.close();
        two.close();
    }

    private static AcceptedRun run(long id, ExecutionType type) {
        RunIdentity identity =
                new RunIdentity(
                        id, "flow", 1, FailureStrategy.CONTINUE, StartOptions.defaults("test"), 1);
        return new AcceptedRun(identity, "m", type, null);
    }

    /// Writes the turn in which a run ends.
    private static void end(RunStore store, long id, WorkflowState state, boolean finalized) {
        RunStatus status = RunStatus.SUBMITTED.startedAt(1).ended(state, "", 2);
        JournalEntry entry =
                new JournalEntry(
                        1,
                        2,
                        1,
                        0,
                        new WorkflowLifecycleEvent.Succeed(),
                        Verdict.APPLIED,
                        "",
                        List.of());
        RunWrite turn =
                new RunWrite(
                        id,
                        1,
                        status,
                        1,
                        true,
                        "",
                        finalized,
                        "flow",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(entry),
                        UnaryOperator.identity());
        assertThat(store.write(List.of(turn))).isEmpty();
    }

    @Test
    void l03_oneRunsAtATimeNoneIsLostWhileTwoMastersAcceptAndEnd() throws Exception {
        int runs = 120;
        AtomicLong ids = new AtomicLong();
        List<Future<?>> accepting = new ArrayList<>();
        for (RunStore store : List.of(one, two)) {
            accepting.add(
                    threads.submit(
                            () -> {
                                for (int i = 0; i < runs / 2; i++) {
                                    store.accept(
                                            List.of(
                                                    run(
                                                            ids.incrementAndGet(),
                                                            ExecutionType.SERIAL_WAIT)));
                                }
                            }));
        }
        List<Long> ended = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ended.size() < runs && System.nanoTime() < deadline) {
            RunStore store = ended.size() % 2 == 0 ? one : two;
            OptionalLong head = store.serialHead("flow");
            if (head.isPresent()) {
                assertThat(store.serialPlace(head.getAsLong()).standing()).isEqualTo(Standing.HEAD);
                end(store, head.getAsLong(), WorkflowState.SUCCEEDED, true);
                ended.add(head.getAsLong());
            }
        }
        for (Future<?> acceptor : accepting) {
            acceptor.get(60, TimeUnit.SECONDS);
        }
        assertThat(ended).hasSize(runs).doesNotHaveDuplicates();
        assertThat(one.serialHead("flow")).isEmpty();
    }

    @Test
    void l03_whateverEndsTheHeadWakesTheOldestThatWaitsAndSkipsThoseThatEnded() {
        one.accept(List.of(run(1, ExecutionType.SERIAL_WAIT), run(2, ExecutionType.SERIAL_WAIT)));
        two.accept(List.of(run(3, ExecutionType.SERIAL_WAIT)));
        assertThat(one.run(2).orElseThrow().status().state()).isEqualTo(WorkflowState.SERIAL_WAIT);
        assertThat(one.serialPlace(3)).isEqualTo(new SerialPlace(Standing.WAITS, 1));
        end(one, 2, WorkflowState.STOPPED, true);
        assertThat(two.serialHead("flow")).hasValue(1);
        one.abandon(1, "its definition is gone", 5);
        assertThat(two.serialHead("flow")).hasValue(3);
        assertThat(one.commandErrors(1)).containsExactly("its definition is gone");
    }

    @Test
    void l03_discardedRunsAreNeverWoken() {
        one.accept(List.of(run(1, ExecutionType.SERIAL_DISCARD)));
        two.accept(List.of(run(2, ExecutionType.SERIAL_DISCARD)));
        assertThat(two.serialPlace(2)).isEqualTo(new SerialPlace(Standing.DISCARDED, 1));
        end(one, 1, WorkflowState.FAILED, true);
        assertThat(one.serialHead("flow")).isEmpty();
        end(two, 2, WorkflowState.STOPPED, true);
        one.accept(List.of(run(3, ExecutionType.SERIAL_DISCARD)));
        assertThat(one.serialHead("flow")).hasValue(3);
    }

    @Test
    void l03_theNewestOfEqualPriorityGoesFirst() {
        for (long id = 1; id <= 3; id++) {
            one.accept(List.of(run(id, ExecutionType.SERIAL_PRIORITY)));
        }
        assertThat(two.serialPlace(1)).isEqualTo(new SerialPlace(Standing.DISPLACED, 3));
        assertThat(two.serialPlace(2)).isEqualTo(new SerialPlace(Standing.DISPLACED, 3));
        end(one, 1, WorkflowState.STOPPED, true);
        assertThat(two.serialHead("flow")).hasValue(3);
        assertThat(two.serialPlace(3).standing()).isEqualTo(Standing.HEAD);
    }

    @Test
    void m08_ofManyRequestsAtTheSameMomentOneOpensTheRun() throws Exception {
        one.accept(List.of(run(1, ExecutionType.PARALLEL)));
        end(one, 1, WorkflowState.FAILED, true);
        CyclicBarrier together = new CyclicBarrier(8);
        List<Callable<Reopening>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RunStore store = i % 2 == 0 ? one : two;
            RunCommand command = RunCommand.repeat("client" + i);
            requests.add(
                    () -> {
                        together.await(30, TimeUnit.SECONDS);
                        return store.reopen(1, "m", command, ExecutionType.PARALLEL);
                    });
        }
        int opened = 0;
        for (Future<Reopening> answer : threads.invokeAll(requests)) {
            opened += answer.get() instanceof Reopening.Opened(long epoch) && epoch == 2 ? 1 : 0;
        }
        assertThat(opened).isEqualTo(1);
        StoredRun stored = two.run(1).orElseThrow();
        assertThat(stored.epoch()).isEqualTo(2);
        assertThat(stored.commandWaiting()).isTrue();
        assertThat(two.unfinished(0, 10)).extracting(RunPosition::id).containsExactly(1L);
    }

    @Test
    void aRunThatIsNotFinalisedIsNotOpened() {
        one.accept(List.of(run(1, ExecutionType.PARALLEL)));
        RunCommand command = RunCommand.repeat("anna");
        assertThat(one.reopen(1, "m", command, ExecutionType.PARALLEL))
                .isEqualTo(new Reopening.Taken());
        end(one, 1, WorkflowState.FAILED, false);
        assertThat(one.reopen(1, "m", command, ExecutionType.PARALLEL))
                .isEqualTo(new Reopening.Taken());
        assertThat(one.run(1).orElseThrow().commandWaiting()).isFalse();
    }

    @Test
    void aRerunOfASerialRunNeedsTheGateAndLeavesNothingBehindWhenItIsRefused() {
        one.accept(List.of(run(1, ExecutionType.SERIAL_WAIT)));
        end(one, 1, WorkflowState.FAILED, true);
        two.accept(List.of(run(2, ExecutionType.SERIAL_WAIT)));
        RunCommand command = RunCommand.repeat("anna");
        assertThat(one.reopen(1, "m", command, ExecutionType.SERIAL_WAIT))
                .isEqualTo(new Reopening.SerialBusy(2));
        assertThat(one.run(1).orElseThrow().epoch()).isEqualTo(1);
        end(two, 2, WorkflowState.SUCCEEDED, true);
        assertThat(one.reopen(1, "m", command, ExecutionType.SERIAL_WAIT))
                .isEqualTo(new Reopening.Opened(2));
        assertThat(two.serialHead("flow")).hasValue(1);
    }
}
