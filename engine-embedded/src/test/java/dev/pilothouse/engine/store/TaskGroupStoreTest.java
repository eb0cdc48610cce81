package dev.pilothouse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.statemachine.Verdict;
import dev.pilothouse.engine.store.TaskGroupStep.Kind;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/// L04 where it counts: two masters with a store each, on one database.
class TaskGroupStoreTest {

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

    private static void accept(RunStore store, long id) {
        RunIdentity identity =
                new RunIdentity(
                        id, "flow", 1, FailureStrategy.CONTINUE, StartOptions.defaults("test"), 1);
        store.accept(List.of(new AcceptedRun(identity, "m", ExecutionType.PARALLEL, null)));
    }

    private static AttemptRow row(int number) {
        TaskAttempt attempt = TaskAttempt.submitted(number, 1, 0, AttemptTimes.submitted(1, 1), "");
        return new AttemptRow(
                number, "t" + number, TaskState.SUBMITTED, Mark.ACTIVE, false, attempt);
    }

    /// Writes the next turn of a run: new attempts, and what it does to groups.
    private static void turn(
            RunStore store, long run, long entry, List<AttemptRow> rows, TaskGroupStep... steps) {
        JournalEntry event =
                new JournalEntry(
                        entry,
                        2,
                        1,
                        0,
                        new TaskLifecycleEvent.Start(0),
                        Verdict.APPLIED,
                        "",
                        List.of());
        RunWrite turn =
                new RunWrite(
                        run,
                        1,
                        RunStatus.SUBMITTED,
                        entry,
                        false,
                        "",
                        false,
                        "",
                        rows,
                        List.of(),
                        List.of(steps),
                        List.of(event),
                        UnaryOperator.identity());
        boolean written = false;
        while (!written) {
            try {
                assertThat(store.write(List.of(turn))).isEmpty();
                written = true;
            } catch (StoreUnavailableException _) {
                Thread.onSpinWait();
            }
        }
    }

    private static TaskGroupStep step(String group, int attempt, Kind kind, int priority) {
        return new TaskGroupStep(group, attempt, kind, priority, attempt);
    }

    @Test
    void givesWhatIsFreeByPriorityThenAge() {
        one.taskGroups().setSize("db", 1);
        accept(one, 1);
        List<AttemptRow> rows = List.of(row(1), row(2), row(3), row(4));
        turn(one, 1, 1, rows.subList(0, 1), step("db", 1, Kind.JOIN, 0));
        turn(
                one,
                1,
                2,
                rows.subList(1, 4),
                step("db", 2, Kind.JOIN, 0),
                step("db", 3, Kind.JOIN, 9),
                step("db", 4, Kind.JOIN, 0));
        for (int next : List.of(1, 3, 2, 4)) {
            assertThat(two.taskGroups().holders("db")).containsExactly(new AttemptId(1, next));
            int entry = 3 + List.of(1, 3, 2, 4).indexOf(next);
            turn(one, 1, entry, List.of(), step("db", next, Kind.LEAVE, 0));
        }
        assertThat(two.taskGroups().groups()).containsExactly(new TaskGroup("db", 1, 0, 0));
    }

    @Test
    void aForcedAttemptHoldsASlotBeyondTheSizeAndTheOthersWaitForItToo() {
        one.taskGroups().setSize("db", 1);
        accept(one, 1);
        turn(
                one,
                1,
                1,
                List.of(row(1), row(2), row(3)),
                step("db", 1, Kind.JOIN, 1),
                step("db", 2, Kind.JOIN, 0),
                step("db", 3, Kind.JOIN, 0));
        turn(one, 1, 2, List.of(), step("db", 3, Kind.FORCE, 0));
        assertThat(one.taskGroups().groups()).containsExactly(new TaskGroup("db", 1, 2, 1));
        turn(one, 1, 3, List.of(), step("db", 1, Kind.LEAVE, 0));
        assertThat(one.taskGroups().isWaiting(new AttemptId(1, 2))).isTrue();
        turn(one, 1, 4, List.of(), step("db", 3, Kind.LEAVE, 0));
        assertThat(one.taskGroups().isWaiting(new AttemptId(1, 2))).isFalse();
    }

    @Test
    void aRunThatIsGivenUpGivesItsSlotsOn() {
        one.taskGroups().setSize("db", 1);
        accept(one, 1);
        accept(one, 2);
        turn(one, 1, 1, List.of(row(1)), step("db", 1, Kind.JOIN, 0));
        turn(one, 2, 1, List.of(row(1)), step("db", 1, Kind.JOIN, 0));
        two.abandon(1, "gone", 5);
        assertThat(two.taskGroups().holders("db")).containsExactly(new AttemptId(2, 1));
        assertThat(two.taskGroups().places("db")).hasSize(1);
    }

    @Test
    void l04_slotsAreConservedWhileTwoMastersTakeForceAndGiveBack() throws Exception {
        Map<String, Integer> sizes = Map.of("one", 1, "five", 5, "twenty", 20);
        sizes.forEach(one.taskGroups()::setSize);
        AtomicBoolean done = new AtomicBoolean();
        Set<String> faults = ConcurrentHashMap.newKeySet();
        Future<?> audit = threads.submit(() -> audit(done, faults));
        List<Future<?>> working = new ArrayList<>();
        for (int run = 1; run <= 6; run++) {
            long id = run;
            RunStore store = run % 2 == 0 ? one : two;
            accept(store, id);
            working.add(threads.submit(() -> work(store, id, List.copyOf(sizes.keySet()))));
        }
        for (Future<?> work : working) {
            work.get(120, TimeUnit.SECONDS);
        }
        done.set(true);
        audit.get(60, TimeUnit.SECONDS);
        assertThat(faults).isEmpty();
        assertThat(one.taskGroups().groups())
                .allSatisfy(
                        group -> {
                            assertThat(group.used()).isZero();
                            assertThat(group.waiting()).isZero();
                        });
    }

    /// Submits, forces and ends attempts at random, whether they hold a slot or wait.
    private static void work(RunStore store, long run, List<String> groups) {
        Random random = new Random(run);
        Map<Integer, String> open = new HashMap<>();
        int entry = 0;
        for (int number = 1; number <= 150 || !open.isEmpty(); number++) {
            if (number <= 150) {
                String group = groups.get(random.nextInt(groups.size()));
                open.put(number, group);
                turn(
                        store,
                        run,
                        ++entry,
                        List.of(row(number)),
                        step(group, number, Kind.JOIN, random.nextInt(3)));
            }
            if (open.size() > 10 || number > 150) {
                int chosen = List.copyOf(open.keySet()).get(random.nextInt(open.size()));
                Kind kind = random.nextInt(4) == 0 ? Kind.FORCE : Kind.LEAVE;
                String group = open.getOrDefault(chosen, "");
                turn(store, run, ++entry, List.of(), step(group, chosen, kind, 0));
                if (kind == Kind.LEAVE) {
                    open.remove(chosen);
                }
            }
        }
    }

    private void audit(AtomicBoolean done, Set<String> faults) {
        while (!done.get()) {
            for (TaskGroup group : two.taskGroups().groups()) {
                List<TaskGroupPlace> places = two.taskGroups().places(group.name());
                long held = places.stream().filter(TaskGroupPlace::holds).count();
                long forced = places.stream().filter(TaskGroupPlace::forced).count();
                int size = group.size();
                if (held - forced > size) {
                    faults.add("%d hold %s, %d of them forced".formatted(held, group, forced));
                }
                if (places.size() > held && held < size) {
                    faults.add("%d wait for %s although there is room".formatted(held, group));
                }
            }
        }
    }

    @Test
    void runIdsOfTwoMastersNeverCollide() throws Exception {
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        List<Future<?>> takers = new ArrayList<>();
        for (RunStore store : List.of(one, two, one, two)) {
            takers.add(
                    threads.submit(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    assertThat(ids.add(store.nextRunId())).isTrue();
                                }
                            }));
        }
        for (Future<?> taker : takers) {
            taker.get(60, TimeUnit.SECONDS);
        }
        assertThat(ids).hasSize(2_000);
    }
}
