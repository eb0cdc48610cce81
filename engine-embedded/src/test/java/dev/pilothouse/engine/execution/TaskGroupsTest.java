package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.TaskGroup;
import dev.pilothouse.engine.store.TaskGroupPlace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Task groups in the real engine, over several runs: C05 and engine-rules 9.6.
class TaskGroupsTest {

    private static final StartOptions DEFAULTS = StartOptions.defaults("test");

    @TempDir Path directory;

    private MasterEngine open() {
        return MasterEngine.open(EngineSettings.in(directory));
    }

    private static long start(MasterEngine engine, WorkflowDefinition flow) throws Exception {
        return engine.start(flow, DEFAULTS).get(60, TimeUnit.SECONDS);
    }

    private static Run finished(MasterEngine engine, long id) throws Exception {
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    /// Runs until the file is there.
    private WorkflowDefinition untilReleased(String name) {
        String command = "while [ ! -e %s ]; do sleep 0.05; done".formatted(release());
        return Flows.of("a")
                .task("a", t -> t.type("Shell", Map.of("command", command)).taskGroup("db", 0))
                .build(name);
    }

    private Path release() {
        return directory.resolve("release");
    }

    private static WorkflowDefinition quick(int priority) {
        return Flows.of("a").task("a", t -> t.taskGroup("db", priority)).build("quick");
    }

    private static TaskState state(MasterEngine engine, long id) {
        return engine.snapshot(id).orElseThrow().run().node(0).state();
    }

    private static TaskGroup db(MasterEngine engine) {
        return engine.taskGroups().stream()
                .filter(group -> group.name().equals("db"))
                .findFirst()
                .orElseThrow();
    }

    /// A run that holds the only slot of the group, and so many that wait for it.
    private List<Long> oneHoldsAndWait(MasterEngine engine, int waiting) throws Exception {
        engine.setTaskGroup("db", 1);
        List<Long> runs = new ArrayList<>();
        runs.add(start(engine, untilReleased("long")));
        await().until(() -> state(engine, runs.getFirst()) == TaskState.RUNNING);
        for (int i = 0; i < waiting; i++) {
            runs.add(start(engine, quick(0)));
        }
        await().until(() -> db(engine).waiting() == waiting);
        return runs;
    }

    @Test
    void aTaskThatWaitsSaysForWhomItWaitsAndGoesOnWhenTheSlotIsGivenBack() throws Exception {
        try (MasterEngine engine = open()) {
            List<Long> runs = oneHoldsAndWait(engine, 1);
            await().until(() -> engine.whyWaiting(runs.get(1), 0).isPresent());
            assertThat(engine.whyWaiting(runs.get(1), 0))
                    .contains("waits for task group 'db': 1 of 1 in use by run 1 'long'");
            assertThat(db(engine)).isEqualTo(new TaskGroup("db", 1, 1, 1));
            Files.createFile(release());
            assertThat(finished(engine, runs.get(1)).state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(finished(engine, runs.get(0)).state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(db(engine)).isEqualTo(new TaskGroup("db", 1, 0, 0));
        }
    }

    @Test
    void c05_pauseAndStopEndTheWaitingAtOnceAndGiveTheirPlacesBack() throws Exception {
        Random random = new Random(5);
        try (MasterEngine engine = open()) {
            List<Long> runs = oneHoldsAndWait(engine, 30);
            List<Long> waiting = new ArrayList<>(runs.subList(1, runs.size()));
            Collections.shuffle(waiting, random);
            for (long run : waiting) {
                boolean stop = random.nextBoolean();
                long asked = System.nanoTime();
                assertThat(
                                (stop ? engine.stop(run, "test", "") : engine.pause(run, "test"))
                                        .isAccepted())
                        .isTrue();
                assertThat(finished(engine, run).state())
                        .isEqualTo(stop ? WorkflowState.STOPPED : WorkflowState.PAUSED);
                assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.SECONDS.toNanos(2));
            }
            assertThat(db(engine)).isEqualTo(new TaskGroup("db", 1, 1, 0));
            assertThat(state(engine, runs.getFirst())).isEqualTo(TaskState.RUNNING);
            assertThat(
                            engine.recoverSuspended(waiting.getFirst(), "test")
                                    .get(60, TimeUnit.SECONDS)
                                    .isAccepted())
                    .isTrue();
            await().until(() -> db(engine).waiting() == 1);
            Files.createFile(release());
            assertThat(finished(engine, waiting.getFirst()).state())
                    .isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void ofThoseThatWaitTheLargestPriorityGoesFirstThenTheOldest() throws Exception {
        try (MasterEngine engine = open()) {
            List<Long> runs = oneHoldsAndWait(engine, 0);
            List<Long> expected = new ArrayList<>();
            long low = start(engine, quick(0));
            await().until(() -> db(engine).waiting() == 1);
            long high = start(engine, quick(7));
            await().until(() -> db(engine).waiting() == 2);
            long later = start(engine, quick(0));
            await().until(() -> db(engine).waiting() == 3);
            Collections.addAll(expected, runs.getFirst(), high, low, later);
            assertThat(engine.taskGroupPlaces("db"))
                    .extracting(place -> place.attempt().run())
                    .containsExactlyElementsOf(expected);
            Files.createFile(release());
            List<Long> started = new ArrayList<>();
            for (long run : List.of(high, low, later)) {
                started.add(
                        Objects.requireNonNull(finished(engine, run).node(0).attempt())
                                .times()
                                .started());
            }
            assertThat(started).isSorted();
        }
    }

    @Test
    void g14_aForcedStartDoesNotWaitAndTheOthersWaitForItToo() throws Exception {
        try (MasterEngine engine = open()) {
            List<Long> runs = oneHoldsAndWait(engine, 1);
            long hurried = start(engine, untilReleased("hurried"));
            await().until(() -> db(engine).waiting() == 2);
            assertThat(engine.forceStart(hurried, "a", "anna").isAccepted()).isTrue();
            await().until(() -> state(engine, hurried) == TaskState.RUNNING);
            assertThat(db(engine)).isEqualTo(new TaskGroup("db", 1, 2, 1));
            assertThat(engine.taskGroupPlaces("db"))
                    .filteredOn(TaskGroupPlace::forced)
                    .extracting(place -> place.attempt().run())
                    .containsExactly(hurried);
            assertThat(engine.forceStart(hurried, "a", "anna"))
                    .isEqualTo(
                            new ControlOutcome.Refused(
                                    "task 'a' is RUNNING and does not wait for a task group: there"
                                            + " is nothing to force"));
            Files.createFile(release());
            assertThat(finished(engine, runs.get(1)).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void aForcedStartOfWhatIsNotThereIsRefusedWithTheReason() throws Exception {
        try (MasterEngine engine = open()) {
            List<Long> runs = oneHoldsAndWait(engine, 1);
            assertThat(engine.forceStart(99, "a", "anna"))
                    .isEqualTo(new ControlOutcome.Refused("there is no run 99"));
            assertThat(engine.forceStart(runs.get(1), "b", "anna"))
                    .isEqualTo(
                            new ControlOutcome.Refused(
                                    "run %d has no task 'b'".formatted(runs.get(1))));
        }
    }

    @Test
    void aLargerSizeLetsThoseInWhoWaitAtOnce() throws Exception {
        try (MasterEngine engine = open()) {
            List<Long> runs = oneHoldsAndWait(engine, 3);
            engine.setTaskGroup("db", 2);
            for (long run : runs.subList(1, runs.size())) {
                assertThat(finished(engine, run).state()).isEqualTo(WorkflowState.SUCCEEDED);
            }
            assertThat(state(engine, runs.getFirst())).isEqualTo(TaskState.RUNNING);
            assertThat(db(engine)).isEqualTo(new TaskGroup("db", 2, 1, 0));
        }
    }

    @Test
    void aGroupOfSizeZeroHoldsItsTasksUntilItGrows() throws Exception {
        try (MasterEngine engine = open()) {
            engine.setTaskGroup("db", 0);
            long id = start(engine, quick(0));
            await().until(() -> engine.whyWaiting(id, 0).isPresent());
            assertThat(engine.whyWaiting(id, 0))
                    .contains(
                            "waits for task group 'db', which lets nobody through: its size is 0");
            engine.setTaskGroup("db", TaskGroup.UNLIMITED);
            assertThat(finished(engine, id).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void aGroupWithoutASizeIsNoLimitAndSaysSoOnce() throws Exception {
        try (MasterEngine engine = open()) {
            List<String> alerts = new CopyOnWriteArrayList<>();
            engine.onAlert((_, message) -> alerts.add(message));
            WorkflowDefinition flow =
                    Flows.of("a ; b ; c").eachTask(t -> t.taskGroup("db", 0)).build();
            assertThat(finished(engine, start(engine, flow)).state())
                    .isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(finished(engine, start(engine, flow)).state())
                    .isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(alerts)
                    .containsExactly(
                            "task group 'db' has no size, so its tasks run without a limit: set one"
                                    + " with 'pilothouse groups set db N'");
            assertThat(db(engine)).isEqualTo(new TaskGroup("db", TaskGroup.UNLIMITED, 0, 0));
        }
    }

    @Test
    void placesAndSizesOutliveTheProcess() throws Exception {
        List<Long> runs;
        try (MasterEngine engine = open()) {
            runs = oneHoldsAndWait(engine, 2);
        }
        try (MasterEngine engine = open()) {
            await().until(() -> db(engine).equals(new TaskGroup("db", 1, 1, 2)));
            Files.createFile(release());
            for (long run : runs) {
                assertThat(finished(engine, run).state()).isEqualTo(WorkflowState.SUCCEEDED);
            }
            assertThat(db(engine)).isEqualTo(new TaskGroup("db", 1, 0, 0));
        }
    }
}
