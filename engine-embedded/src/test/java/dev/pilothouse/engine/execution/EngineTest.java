package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.TaskTypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Whole runs in the real engine, on a real database file, with real executors and processes.
class EngineTest {

    private static final StartOptions DEFAULTS = StartOptions.defaults("test");

    @TempDir Path directory;

    private MasterEngine open() {
        return MasterEngine.open(EngineSettings.in(directory));
    }

    private static long start(MasterEngine engine, WorkflowDefinition flow, StartOptions options)
            throws Exception {
        return engine.start(flow, options).get(30, TimeUnit.SECONDS);
    }

    private static Run finished(MasterEngine engine, long id) throws Exception {
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    private static Flows shell(String edges, String command) {
        return Flows.of(edges).eachTask(t -> t.type("Shell", Map.of("command", command)));
    }

    private static TaskState state(Run run, String task) {
        return run.node(run.graph().plan().index(task)).state();
    }

    private static List<JournalEntry> journal(MasterEngine engine, long id) {
        List<JournalEntry> entries = new ArrayList<>();
        engine.journal(id, 1, entries::add);
        return entries;
    }

    @Test
    void aRunOfRealProcessesSucceedsAndItsJournalHasNoGap() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, shell("a -> b,c -> d", "echo hello").build(), DEFAULTS);
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
            List<JournalEntry> journal = journal(engine, id);
            for (int i = 0; i < journal.size(); i++) {
                assertThat(journal.get(i).number()).isEqualTo(i + 1L);
                assertThat(journal.get(i).cause()).isLessThan(i + 1L);
            }
            Run replayed = engine.snapshot(id).orElseThrow().run();
            assertThat(replayed.status()).isEqualTo(run.status());
            assertThat(engine.snapshot(id).orElseThrow().lastEntry()).isEqualTo(journal.size());
        }
    }

    @Test
    void case2_aDryRunSucceedsWithoutRunningAnything() throws Exception {
        try (MasterEngine engine = open()) {
            Path witness = directory.resolve("ran");
            long id = start(engine, shell("a", "touch " + witness).build(), DEFAULTS.asDryRun());
            assertThat(finished(engine, id).state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(witness).doesNotExist();
        }
    }

    @Test
    void case6and7_aStartParameterBeatsTheWorkflowsOwn() throws Exception {
        Flows flows =
                Flows.of("A ; B")
                        .task(
                                "A",
                                t ->
                                        t.type(
                                                "Shell",
                                                Map.of(
                                                        "command",
                                                        "test \"${name}\" = workflowParam")))
                        .task(
                                "B",
                                t ->
                                        t.type(
                                                "Shell",
                                                Map.of(
                                                        "command",
                                                        "test \"${name}\" = commandParam")));
        WorkflowDefinition flow =
                withParameter(flows.build(), Parameter.of("name", "workflowParam"));
        try (MasterEngine engine = open()) {
            Run own = finished(engine, start(engine, flow, DEFAULTS));
            assertThat(state(own, "A")).isEqualTo(TaskState.SUCCEEDED);
            assertThat(state(own, "B")).isEqualTo(TaskState.FAILED);
            Run started =
                    finished(
                            engine,
                            start(
                                    engine,
                                    flow,
                                    DEFAULTS.withParameters(
                                            List.of(Parameter.of("name", "commandParam")))));
            assertThat(state(started, "A")).isEqualTo(TaskState.FAILED);
            assertThat(state(started, "B")).isEqualTo(TaskState.SUCCEEDED);
        }
    }

    @Test
    void g25_d29_outputsAreSeenByDescendantsOnlyAndTheNearerAncestorWins() throws Exception {
        String publish = "echo '${setValue(v=%s)}'";
        Flows flows =
                Flows.of("far -> near -> reader ; other ; other -> late ; gate -> stranger")
                        .task(
                                "far",
                                t -> t.type("Shell", Map.of("command", publish.formatted("far"))))
                        .task(
                                "near",
                                t -> t.type("Shell", Map.of("command", publish.formatted("near"))))
                        .task(
                                "other",
                                t -> t.type("Shell", Map.of("command", publish.formatted("other"))))
                        .task(
                                "late",
                                t -> t.type("Shell", Map.of("command", "test \"$v\" = other")))
                        .task("gate", t -> t.type("Shell", Map.of("command", "sleep 0.3")))
                        .task(
                                "reader",
                                t -> t.type("Shell", Map.of("command", "test \"$v\" = near")))
                        .task(
                                "stranger",
                                t -> t.type("Shell", Map.of("command", "test -z \"$v\"")));
        try (MasterEngine engine = open()) {
            Run run = finished(engine, start(engine, flows.build(), DEFAULTS));
            assertThat(run.state()).as("%s", run.status()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void stopEndsRealProcessesAndTheRunIsStopped() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, shell("a ; b", "sleep 60").build(), DEFAULTS);
            await().until(() -> isRunning(engine, id, "a") && isRunning(engine, id, "b"));
            assertThat(engine.stop(id, "test", "enough").isAccepted()).isTrue();
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(state(run, "a")).isEqualTo(TaskState.KILLED);
        }
    }

    @Test
    void g15_aTaskOfAMissingWorkerGroupWaitsWithAReasonAndRunsWhenAWorkerComes() throws Exception {
        try (MasterEngine engine = open()) {
            List<String> alerts = new CopyOnWriteArrayList<>();
            engine.onAlert((_, message) -> alerts.add(message));
            long id = start(engine, Flows.of("a").task("a", t -> t.group("gpu")).build(), DEFAULTS);
            await().until(() -> engine.whyWaiting(id, 0).isPresent());
            assertThat(engine.whyWaiting(id, 0)).contains("no worker serves worker group 'gpu'");
            assertThat(alerts).hasSize(1);
            engine.serve("gpu");
            assertThat(finished(engine, id).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void aHeldRunHandlesExactlyOneEventForEachStep() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, Flows.of("a -> b").build(), DEFAULTS.asHeld());
            for (int expected = 1; expected <= 8; expected++) {
                int number = expected;
                assertThat(engine.step(id)).isTrue();
                await().until(() -> engine.snapshot(id).orElseThrow().lastEntry() == number);
                assertThat(journal(engine, id)).hasSize(number);
            }
            assertThat(engine.release(id)).isTrue();
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void aHeldRunDelaysNoOther() throws Exception {
        try (MasterEngine engine = open()) {
            long held = start(engine, Flows.of("a").build(), DEFAULTS.asHeld());
            Set<WorkflowState> ends = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                ends.add(
                        finished(engine, start(engine, Flows.of("a -> b").build(), DEFAULTS))
                                .state());
            }
            assertThat(ends).containsExactly(WorkflowState.SUCCEEDED);
            assertThat(engine.snapshot(held).orElseThrow().lastEntry()).isZero();
            engine.release(held);
            assertThat(finished(engine, held).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void d4_anEventWhoseDecisionThrowsOnceIsHandledLater() throws Exception {
        AtomicInteger throwing = new AtomicInteger(3);
        Rules rules =
                (run, event, at) -> {
                    if (event instanceof TaskLifecycleEvent.Running
                            && throwing.getAndDecrement() > 0) {
                        throw new IllegalStateException("planted");
                    }
                    return Rules.tables().decide(run, event, at);
                };
        try (MasterEngine engine =
                MasterEngine.open(EngineSettings.in(directory), TaskTypes.installed(), rules)) {
            Run run = finished(engine, start(engine, Flows.of("a -> b").build(), DEFAULTS));
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void d4_anEventThatCanNeverBeHandledGoesToTheTrayAndItsNodeFails() throws Exception {
        Rules rules =
                (run, event, at) -> {
                    if (event instanceof TaskLifecycleEvent.Succeeded s && s.node() == 0) {
                        throw new IllegalStateException("planted");
                    }
                    return Rules.tables().decide(run, event, at);
                };
        try (MasterEngine engine =
                MasterEngine.open(EngineSettings.in(directory), TaskTypes.installed(), rules)) {
            List<Integer> dead = new CopyOnWriteArrayList<>();
            engine.observeAll(snapshot -> dead.add(snapshot.bus().dead().size()));
            Run run = finished(engine, start(engine, Flows.of("a -> b ; c").build(), DEFAULTS));
            assertThat(run.state()).isEqualTo(WorkflowState.FAILED);
            assertThat(state(run, "a")).isEqualTo(TaskState.FAILED);
            assertThat(state(run, "c")).isEqualTo(TaskState.SUCCEEDED);
            assertThat(Objects.requireNonNull(run.node(0).attempt()).reason())
                    .contains("SUCCEEDED could not be handled: planted");
            assertThat(dead).contains(1);
        }
    }

    @Test
    void d4_aTopologyStepThatCanNeverBeTakenFailsTheRun() throws Exception {
        Rules rules =
                (run, event, at) -> {
                    if (event instanceof WorkflowLifecycleEvent.TopologyTransition) {
                        throw new IllegalStateException("planted");
                    }
                    return Rules.tables().decide(run, event, at);
                };
        try (MasterEngine engine =
                MasterEngine.open(EngineSettings.in(directory), TaskTypes.installed(), rules)) {
            Run run = finished(engine, start(engine, Flows.of("a -> b").build(), DEFAULTS));
            assertThat(run.state()).isEqualTo(WorkflowState.FAILED);
            assertThat(run.status().reason()).contains("planted");
        }
    }

    @Test
    void d23_aRunWhoseEventsFailDelaysNoOther() throws Exception {
        Rules rules =
                (run, event, at) -> {
                    if (run.identity().workflow().equals("bad")) {
                        throw new IllegalStateException("planted");
                    }
                    return Rules.tables().decide(run, event, at);
                };
        EngineSettings oneWorker = EngineSettings.in(directory).withFireWorkers(1);
        try (MasterEngine engine = MasterEngine.open(oneWorker, TaskTypes.installed(), rules)) {
            long bad = start(engine, Flows.of("a").build("bad"), DEFAULTS);
            for (int i = 0; i < 20; i++) {
                assertThat(
                                finished(
                                                engine,
                                                start(
                                                        engine,
                                                        Flows.of("a").build("good"),
                                                        DEFAULTS))
                                        .state())
                        .isEqualTo(WorkflowState.SUCCEEDED);
            }
            assertThat(engine.snapshot(bad).orElseThrow().run().state().isTerminal()).isFalse();
        }
    }

    @Test
    void unfinishedRunsGoOnWithANewAttemptWhenTheEngineIsOpenedAgain() throws Exception {
        long id;
        try (MasterEngine engine = open()) {
            id = start(engine, shell("a -> b", "sleep 2").build(), DEFAULTS);
            await().until(() -> isRunning(engine, id, "a"));
        }
        try (MasterEngine engine = open()) {
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(run.node(0).attempts())
                    .extracting(TaskAttempt::state)
                    .containsExactly(TaskState.FAILOVER, TaskState.SUCCEEDED);
            assertThat(run.node(0).attempts().getLast().reason()).startsWith("failover");
            List<Long> numbers = journal(engine, id).stream().map(JournalEntry::number).toList();
            assertThat(numbers)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .hasSize((int) (long) numbers.getLast());
        }
    }

    @Test
    void runsAreNumberedWithoutAGapWhenTheEngineIsOpenedAgain() throws Exception {
        for (long expected = 1; expected <= 3; expected++) {
            try (MasterEngine engine = open()) {
                long id = start(engine, Flows.of("a").build(), DEFAULTS);
                assertThat(id).isEqualTo(expected);
                finished(engine, id);
            }
        }
    }

    private static boolean isRunning(MasterEngine engine, long id, String task) {
        return state(engine.snapshot(id).orElseThrow().run(), task) == TaskState.RUNNING;
    }

    private static WorkflowDefinition withParameter(WorkflowDefinition flow, Parameter parameter) {
        return new WorkflowDefinition(
                flow.name(),
                flow.description(),
                List.of(parameter),
                flow.schedule(),
                flow.executionType(),
                flow.failureStrategy(),
                flow.timeout(),
                flow.timeoutStrategy(),
                flow.priority(),
                flow.workerGroup(),
                flow.tasks(),
                flow.edges());
    }
}
