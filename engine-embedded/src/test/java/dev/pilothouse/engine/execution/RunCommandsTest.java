package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.store.AcceptedRun;
import dev.pilothouse.engine.store.DataDirectory;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;
import dev.pilothouse.engine.task.TaskTypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Commands on runs that have ended, in the real engine.
class RunCommandsTest {

    private static final StartOptions DEFAULTS = StartOptions.defaults("test");

    @TempDir Path directory;

    private MasterEngine open() {
        return MasterEngine.open(EngineSettings.in(directory));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static Run finished(MasterEngine engine, long id) throws Exception {
        return get(engine.finished(id));
    }

    private static long start(MasterEngine engine, WorkflowDefinition flow) throws Exception {
        return get(engine.start(flow, DEFAULTS));
    }

    private static List<TaskState> attempts(Run run, String task) {
        return run.node(run.graph().plan().index(task)).attempts().stream()
                .map(TaskAttempt::state)
                .toList();
    }

    /// A workflow whose first task fails until a file is there.
    private WorkflowDefinition untilFixed(Path file) {
        return Flows.of("a -> b")
                .task("a", t -> t.type("Shell", Map.of("command", "test -e " + file)))
                .build();
    }

    @Test
    void case24_aFailedRunIsRecoveredAndItsRowsSaySoAfterTheEngineWasClosed() throws Exception {
        Path fixed = directory.resolve("fixed");
        long id;
        try (MasterEngine engine = open()) {
            id = start(engine, untilFixed(fixed));
            assertThat(finished(engine, id).state()).isEqualTo(WorkflowState.FAILED);
            Files.createFile(fixed);
            assertThat(get(engine.recoverFailed(id, "anna")))
                    .isEqualTo(new ControlOutcome.Accepted(id));
            assertThat(finished(engine, id).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
        try (MasterEngine engine = open()) {
            Run run = engine.snapshot(id).orElseThrow().run();
            assertThat(run.status().runTimes()).isEqualTo(2);
            assertThat(attempts(run, "a")).containsExactly(TaskState.FAILED, TaskState.SUCCEEDED);
            assertThat(attempts(run, "b")).containsExactly(TaskState.SUCCEEDED);
        }
    }

    @Test
    void twoQuickRequestsMakeOneRerun() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, Flows.of("a -> b").build());
            finished(engine, id);
            List<CompletableFuture<ControlOutcome>> requests =
                    List.of(
                            engine.rerun(id, "anna"),
                            engine.rerun(id, "bert"),
                            engine.recoverFailed(id, "cleo"));
            int accepted = 0;
            for (CompletableFuture<ControlOutcome> request : requests) {
                accepted += get(request).isAccepted() ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
            Run run = finished(engine, id);
            assertThat(run.status().runTimes()).isEqualTo(2);
            assertThat(attempts(run, "a")).hasSize(2);
        }
    }

    @Test
    void aRequestRightBehindTheEndWaitsUntilTheRunHasLeftTheMemory() throws Exception {
        try (MasterEngine engine = open()) {
            List<CompletableFuture<ControlOutcome>> asked = new CopyOnWriteArrayList<>();
            engine.observeAll(
                    snapshot -> {
                        Run run = snapshot.run();
                        if (run.state().isTerminal() && run.status().runTimes() == 1) {
                            asked.add(engine.rerun(run.identity().id(), "anna"));
                        }
                    });
            long id = start(engine, Flows.of("a").build());
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    engine.snapshot(id)
                                                            .orElseThrow()
                                                            .run()
                                                            .status()
                                                            .runTimes())
                                            .isEqualTo(2));
            int accepted = 0;
            for (CompletableFuture<ControlOutcome> request : asked) {
                accepted += get(request).isAccepted() ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    void refusalsSayWhy() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, Flows.of("a").build());
            finished(engine, id);
            assertThat(get(engine.recoverSuspended(id, "anna")).refusal())
                    .startsWith("no task of run " + id + " was paused or killed");
            assertThat(get(engine.runFrom(id, "z", "anna")).refusal())
                    .isEqualTo("workflow 'flow' has no task 'z'");
            assertThat(get(engine.rerun(id + 7, "anna")).refusal())
                    .startsWith("there is no run " + (id + 7));
            assertThat(get(engine.forceSuccess(id, "a", "anna")).refusal())
                    .startsWith("task 'a' is SUCCEEDED");
            assertThat(engine.stop(id, "anna", "").refusal())
                    .isEqualTo("run " + id + " has ended as SUCCEEDED");
            assertThat(engine.snapshot(id).orElseThrow().run().status().runTimes()).isEqualTo(1);
        }
    }

    @Test
    void aTaskOfAnEndedRunIsForcedToSuccessAndRecoveryGoesOnBehindIt() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, untilFixed(directory.resolve("never")));
            assertThat(finished(engine, id).state()).isEqualTo(WorkflowState.FAILED);
            assertThat(get(engine.forceSuccess(id, "a", "anna")).isAccepted()).isTrue();
            Run forced = engine.snapshot(id).orElseThrow().run();
            assertThat(forced.state()).isEqualTo(WorkflowState.FAILED);
            assertThat(forced.node(0).state()).isEqualTo(TaskState.FORCED_SUCCESS);
            assertThat(engine.preview(id, RunCommand.recoverFailed("anna")).orElseThrow().runs())
                    .containsExactly("b");
            assertThat(get(engine.recoverFailed(id, "anna")).isAccepted()).isTrue();
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(attempts(run, "a")).containsExactly(TaskState.FAILED);
        }
    }

    @Test
    void oneTaskRunsAgainWithTheOutputsOfTasksThatDoNot() throws Exception {
        WorkflowDefinition flow =
                Flows.of("a -> b")
                        .task(
                                "a",
                                t -> t.type("Shell", Map.of("command", "echo '${setValue(v=7)}'")))
                        .task("b", t -> t.type("Shell", Map.of("command", "test \"$v\" = 7")))
                        .build();
        try (MasterEngine engine = open()) {
            long id = start(engine, flow);
            finished(engine, id);
            get(engine.runTask(id, "b", Dependency.TASK_ONLY, "anna"));
            Run run = finished(engine, id);
            assertThat(attempts(run, "a")).containsExactly(TaskState.SUCCEEDED);
            assertThat(attempts(run, "b"))
                    .containsExactly(TaskState.SUCCEEDED, TaskState.SUCCEEDED);
        }
    }

    @Test
    void aRerunInAnotherVersionIsANewRun() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, Flows.of("a").build());
            finished(engine, id);
            int second = engine.define(Flows.of("a -> b").build());
            ControlOutcome outcome = get(engine.rerunIn(id, second, "anna"));
            assertThat(outcome).isInstanceOf(ControlOutcome.Accepted.class);
            long other = ((ControlOutcome.Accepted) outcome).run();
            Run run = finished(engine, other);
            assertThat(run.identity().version()).isEqualTo(second);
            assertThat(attempts(run, "b")).containsExactly(TaskState.SUCCEEDED);
            assertThat(get(engine.rerunIn(id, 99, "anna")).refusal())
                    .isEqualTo("workflow 'flow' has no version 99");
        }
    }

    @Test
    void aCommandThatWasAcceptedIsDoneAfterACrash() throws Exception {
        Rules deafToReruns =
                (run, event, at) -> {
                    if (event instanceof WorkflowLifecycleEvent.Start start
                            && start.command() != null) {
                        throw new IllegalStateException("planted");
                    }
                    return Rules.tables().decide(run, event, at);
                };
        long id;
        try (MasterEngine engine =
                MasterEngine.open(
                        EngineSettings.in(directory), TaskTypes.installed(), deafToReruns)) {
            id = start(engine, Flows.of("a").build());
            finished(engine, id);
            assertThat(get(engine.rerun(id, "anna")).isAccepted()).isTrue();
        }
        try (MasterEngine engine = open()) {
            Run run = finished(engine, id);
            assertThat(run.status().runTimes()).isEqualTo(2);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void d18_aRunWhoseDefinitionIsGoneFailsAndItsCommandGoesToTheErrorTable() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory);
                RunStore store = JdbiRunStore.file(data.database(), 2)) {
            store.accept(
                    List.of(
                            new AcceptedRun(
                                    new RunIdentity(
                                            5, "gone", 3, FailureStrategy.CONTINUE, DEFAULTS, 1),
                                    "m1")));
        }
        try (MasterEngine engine = open()) {
            assertThat(engine.runs(1).getFirst().state()).isEqualTo(WorkflowState.FAILED);
            assertThat(engine.runs(1).getFirst().reason())
                    .isEqualTo("version 3 of workflow 'gone' is gone");
        }
        try (DataDirectory data = DataDirectory.open(directory);
                RunStore store = JdbiRunStore.file(data.database(), 2)) {
            assertThat(store.commandErrors(5))
                    .containsExactly("version 3 of workflow 'gone' is gone");
            assertThat(store.unfinished(0, 10)).isEmpty();
        }
    }
}
