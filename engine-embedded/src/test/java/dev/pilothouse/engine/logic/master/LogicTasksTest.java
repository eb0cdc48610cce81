package dev.pilothouse.engine.logic.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.ControlOutcome;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunSummary;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Logic tasks in the real engine with its real store: the reference's cases 3 to 5, 19 and 23,
/// gaps G5 and G21, defects D19 and D20, faults C06, L01 and L02.
class LogicTasksTest {

    private static final StartOptions DEFAULTS = StartOptions.defaults("test");

    @TempDir Path directory;

    private MasterEngine open() {
        return MasterEngine.open(EngineSettings.in(directory));
    }

    private static long start(MasterEngine engine, WorkflowDefinition flow) throws Exception {
        return start(engine, flow, DEFAULTS);
    }

    private static long start(MasterEngine engine, WorkflowDefinition flow, StartOptions options)
            throws Exception {
        return engine.start(flow, options).get(30, TimeUnit.SECONDS);
    }

    private static Run finished(MasterEngine engine, long id) throws Exception {
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    private static Flows fake(String edges, String task, Map<String, @Nullable Object> settings) {
        return Flows.of(edges).task(task, t -> t.type("Fake", settings));
    }

    private static WorkflowDefinition parent(String type, Map<String, @Nullable Object> settings) {
        return Flows.of("sub -> after").task("sub", t -> t.type(type, settings)).build("parent");
    }

    private static WorkflowDefinition parent() {
        return parent("SubWorkflow", Map.of("workflow_name", "child"));
    }

    private static TaskState state(Run run, String task) {
        return run.node(run.graph().plan().index(task)).state();
    }

    private static TaskAttempt attempt(Run run, String task) {
        return Objects.requireNonNull(run.node(run.graph().plan().index(task)).attempt());
    }

    private static List<RunSummary> runsOf(MasterEngine engine, String workflow) {
        return engine.runs(1_000).stream().filter(r -> r.workflow().equals(workflow)).toList();
    }

    private static boolean isState(MasterEngine engine, long id, String task, TaskState state) {
        return state(engine.snapshot(id).orElseThrow().run(), task) == state;
    }

    /// A parent whose child is in its first task, which lasts for ever.
    private static long withChildUnderWay(MasterEngine engine) throws Exception {
        engine.define(fake("a -> b", "a", Map.of("outcome", "NEVER")).build("child"));
        long id = start(engine, parent());
        await().until(() -> !runsOf(engine, "child").isEmpty());
        long child = runsOf(engine, "child").getFirst().id();
        await().until(() -> isState(engine, child, "a", TaskState.RUNNING));
        await().until(() -> isState(engine, id, "sub", TaskState.RUNNING));
        return id;
    }

    // --- sub-workflows ---

    @Test
    void case3_aChildThatSucceedsLetsItsParentGoOnWithItsOutputs() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(fake("a -> b", "b", Map.of("output", Map.of("rows", 7))).build("child"));
            WorkflowDefinition flow =
                    Flows.of("sub -> after")
                            .task(
                                    "sub",
                                    t -> t.type("SubWorkflow", Map.of("workflow_name", "child")))
                            .task(
                                    "after",
                                    t -> t.type("Shell", Map.of("command", "test \"$rows\" = 7")))
                            .build("parent");
            Run run = finished(engine, start(engine, flow));
            assertThat(run.state()).as("%s", run.status()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(attempt(run, "sub").outputs().values()).containsEntry("rows", "7");
            assertThat(attempt(run, "sub").worker()).isEqualTo("master");
            assertThat(runsOf(engine, "child"))
                    .extracting(RunSummary::state)
                    .containsExactly(WorkflowState.SUCCEEDED);
            assertThat(engine.logs().tail(new AttemptId(run.identity().id(), 1), 10))
                    .anyMatch(line -> line.contains("has succeeded"));
        }
    }

    @Test
    void case4_aDryRunStartsNoChild() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(Flows.of("a").build("child"));
            Run run = finished(engine, start(engine, parent(), DEFAULTS.asDryRun()));
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(runsOf(engine, "child")).isEmpty();
        }
    }

    @Test
    void case5_aChildThatFailsFailsItsParent() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(fake("a", "a", Map.of("outcome", "FAILED")).build("child"));
            Run run = finished(engine, start(engine, parent()));
            assertThat(run.state()).isEqualTo(WorkflowState.FAILED);
            assertThat(state(run, "sub")).isEqualTo(TaskState.FAILED);
            assertThat(attempt(run, "sub").reason()).contains("task 'a' failed");
        }
    }

    @Test
    void theChildGetsTheTasksInputsResolvedAndAsData() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(
                    Flows.of("a")
                            .task(
                                    "a",
                                    t ->
                                            t.type(
                                                    "Shell",
                                                    Map.of(
                                                            "command",
                                                            "test \"$x\" = 'v-$[no]${none}'")))
                            .build("child"));
            WorkflowDefinition flow =
                    Flows.of("sub")
                            .task(
                                    "sub",
                                    t ->
                                            t.type("SubWorkflow", Map.of("workflow_name", "child"))
                                                    .inputs(Parameter.of("x", "v-${given}")))
                            .build("parent");
            StartOptions options =
                    DEFAULTS.withParameters(List.of(Parameter.of("given", "g"))).asDryRun();
            assertThat(finished(engine, start(engine, flow, options)).state())
                    .isEqualTo(WorkflowState.SUCCEEDED);
            engine.define(
                    Flows.of("a")
                            .task(
                                    "a",
                                    t -> t.type("Shell", Map.of("command", "test \"$x\" = 'v-g'")))
                            .build("child"));
            Run run =
                    finished(
                            engine,
                            start(
                                    engine,
                                    flow,
                                    DEFAULTS.withParameters(List.of(Parameter.of("given", "g")))));
            assertThat(run.state()).as("%s", run.status()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void case19_pauseReachesTheChild() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(fake("a -> b", "a", Map.of("duration", "700ms")).build("child"));
            long id = start(engine, parent());
            await().until(() -> !runsOf(engine, "child").isEmpty());
            long child = runsOf(engine, "child").getFirst().id();
            await().until(() -> isState(engine, child, "a", TaskState.RUNNING));
            assertThat(engine.pause(id, "test")).isInstanceOf(ControlOutcome.Accepted.class);
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.PAUSED);
            assertThat(state(run, "sub")).isEqualTo(TaskState.PAUSED);
            Run paused = finished(engine, child);
            assertThat(paused.state()).isEqualTo(WorkflowState.PAUSED);
            assertThat(state(paused, "a")).isEqualTo(TaskState.SUCCEEDED);
            assertThat(state(paused, "b")).isEqualTo(TaskState.PAUSED);
        }
    }

    @Test
    void case23_stopReachesTheChild() throws Exception {
        try (MasterEngine engine = open()) {
            long id = withChildUnderWay(engine);
            assertThat(engine.stop(id, "test", "enough"))
                    .isInstanceOf(ControlOutcome.Accepted.class);
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(state(run, "sub")).isEqualTo(TaskState.KILLED);
            assertThat(runsOf(engine, "child"))
                    .extracting(RunSummary::state)
                    .containsExactly(WorkflowState.STOPPED);
        }
    }

    @Test
    void g21_d19_aParentThatGoesOnHasTheChildItHad() throws Exception {
        long id;
        try (MasterEngine engine = open()) {
            id = withChildUnderWay(engine);
        }
        try (MasterEngine engine = open()) {
            long child = runsOf(engine, "child").getFirst().id();
            await().until(() -> isState(engine, child, "a", TaskState.RUNNING));
            assertThat(runsOf(engine, "child")).hasSize(1);
            assertThat(engine.stop(id, "test", "")).isInstanceOf(ControlOutcome.Accepted.class);
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(run.node(0).attempts()).hasSize(1);
            assertThat(runsOf(engine, "child"))
                    .extracting(RunSummary::state)
                    .containsExactly(WorkflowState.STOPPED);
        }
    }

    @Test
    void aWorkflowThatContainsItselfFailsClearly() throws Exception {
        try (MasterEngine engine = open()) {
            WorkflowDefinition endless =
                    Flows.of("sub")
                            .task(
                                    "sub",
                                    t -> t.type("SubWorkflow", Map.of("workflow_name", "endless")))
                            .build("endless");
            Run run = finished(engine, start(engine, endless));
            assertThat(run.state()).isEqualTo(WorkflowState.FAILED);
            assertThat(runsOf(engine, "endless")).hasSize(11);
            Run deepest =
                    engine.snapshot(runsOf(engine, "endless").getFirst().id()).orElseThrow().run();
            assertThat(attempt(deepest, "sub").reason()).contains("does it contain itself?");
        }
    }

    @Test
    void anUnknownWorkflowFailsTheTaskWithItsName() throws Exception {
        try (MasterEngine engine = open()) {
            Run run =
                    finished(
                            engine,
                            start(
                                    engine,
                                    parent("SubProcess", Map.of("workflow_name", "nowhere"))));
            assertThat(attempt(run, "sub").reason()).contains("'nowhere'");
        }
    }

    // --- dynamic ---

    private static Map<String, @Nullable Object> dynamic(int degree, String values) {
        return Map.of(
                "workflow_name",
                "child",
                "degree_of_parallelism",
                degree,
                "list_parameters",
                List.of(Map.of("name", "n", "value", values)));
    }

    @Test
    void d20_aDynamicTaskHasAChildForEachElementAndCollectsTheirOutputs() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(
                    Flows.of("a")
                            .task(
                                    "a",
                                    t ->
                                            t.type(
                                                    "Shell",
                                                    Map.of(
                                                            "command",
                                                            "echo \"\\${setValue(m=$n$n)}\"")))
                            .build("child"));
            Run run = finished(engine, start(engine, parent("Dynamic", dynamic(2, "1,2,3"))));
            assertThat(run.state()).as("%s", run.status()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(runsOf(engine, "child")).hasSize(3);
            assertThat(attempt(run, "sub").outputs().values().get("dynamic.out(sub)"))
                    .startsWith("[{\"dynParams\":{\"n\":\"1\"},\"outputValue\":{\"m\":\"11\"}")
                    .contains("\"33\"");
        }
    }

    @Test
    void d20_aDynamicTaskRunsNoMoreAtOnceThanItMayAndStopReachesItsChildren() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(fake("a", "a", Map.of("outcome", "NEVER")).build("child"));
            long id = start(engine, parent("Dynamic", dynamic(2, "1,2,3,4")));
            await().until(
                            () ->
                                    runsOf(engine, "child").stream()
                                                    .filter(r -> r.state() == WorkflowState.RUNNING)
                                                    .count()
                                            == 2);
            assertThat(engine.stop(id, "test", "")).isInstanceOf(ControlOutcome.Accepted.class);
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(state(run, "sub")).isEqualTo(TaskState.KILLED);
            assertThat(runsOf(engine, "child"))
                    .hasSize(2)
                    .allMatch(r -> r.state() == WorkflowState.STOPPED);
        }
    }

    @Test
    void aDynamicTaskFailsIfOneOfItsChildrenDoes() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(
                    Flows.of("a")
                            .task("a", t -> t.type("Shell", Map.of("command", "test $n != 2")))
                            .build("child"));
            Run run = finished(engine, start(engine, parent("Dynamic", dynamic(3, "1,2,3"))));
            assertThat(run.state()).isEqualTo(WorkflowState.FAILED);
            assertThat(attempt(run, "sub").reason()).contains("2 of 3 child runs have succeeded");
        }
    }

    // --- dependents ---

    private static WorkflowDefinition dependent(Map<String, @Nullable Object> item) {
        return Flows.of("d -> e")
                .task("d", t -> t.type("Dependent", Map.of("op", "and", "groups", List.of(item))))
                .build("downstream");
    }

    @Test
    void l02_aDependentTaskWaitsUntilTheOtherWorkflowHasSucceeded() throws Exception {
        try (MasterEngine engine = open()) {
            WorkflowDefinition upstream =
                    fake("u", "u", Map.of("duration", "300ms")).build("upstream");
            engine.define(upstream);
            long id = start(engine, dependent(Map.of("workflow_name", "upstream")));
            await().until(() -> isState(engine, id, "d", TaskState.RUNNING));
            start(engine, upstream);
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(engine.logs().tail(new AttemptId(id, 1), 10))
                    .anyMatch(line -> line.contains("has no run yet"))
                    .anyMatch(line -> line.contains("everything has succeeded"));
        }
    }

    @Test
    void l02_aFailedUpstreamFailsTheTask() throws Exception {
        try (MasterEngine engine = open()) {
            WorkflowDefinition upstream =
                    fake("u", "u", Map.of("outcome", "FAILED")).build("upstream");
            finished(engine, start(engine, upstream));
            Run run =
                    finished(
                            engine,
                            start(
                                    engine,
                                    dependent(
                                            Map.of(
                                                    "workflow_name",
                                                    "upstream",
                                                    "dependent_task_name",
                                                    "u"))));
            assertThat(run.state()).isEqualTo(WorkflowState.FAILED);
            assertThat(attempt(run, "d").reason()).contains("upstream/u").contains("FAILED");
        }
    }

    @Test
    void c06_aDependentTaskThatWaitsIsStoppedAndPausedAtOnce() throws Exception {
        try (MasterEngine engine = open()) {
            engine.define(Flows.of("u").build("upstream"));
            WorkflowDefinition flow = dependent(Map.of("workflow_name", "upstream"));
            long stopped = start(engine, flow);
            long paused = start(engine, flow);
            await().until(
                            () ->
                                    isState(engine, stopped, "d", TaskState.RUNNING)
                                            && isState(engine, paused, "d", TaskState.RUNNING));
            assertThat(engine.stop(stopped, "test", ""))
                    .isInstanceOf(ControlOutcome.Accepted.class);
            assertThat(engine.pause(paused, "test")).isInstanceOf(ControlOutcome.Accepted.class);
            assertThat(finished(engine, stopped).state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(finished(engine, paused).state()).isEqualTo(WorkflowState.PAUSED);
        }
    }

    @Test
    void aDependentTaskGoesOnWaitingWhenTheEngineIsOpenedAgain() throws Exception {
        WorkflowDefinition upstream = Flows.of("u").build("upstream");
        long id;
        try (MasterEngine engine = open()) {
            engine.define(upstream);
            id = start(engine, dependent(Map.of("workflow_name", "upstream")));
            await().until(() -> isState(engine, id, "d", TaskState.RUNNING));
        }
        try (MasterEngine engine = open()) {
            start(engine, upstream);
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(run.node(0).attempts()).hasSize(1);
        }
    }

    // --- branches ---

    @Test
    void g5_aSwitchDecidesByTheParametersItSeesAndTheRouteIsKept() throws Exception {
        WorkflowDefinition flow =
                Flows.of("a -> s -> many,few")
                        .task("a", t -> t.type("Fake", Map.of("output", Map.of("rows", 10))))
                        .task(
                                "s",
                                t ->
                                        t.type(
                                                        "Switch",
                                                        Map.of(
                                                                "condition",
                                                                List.of(
                                                                        Map.of(
                                                                                "task",
                                                                                "many",
                                                                                "condition",
                                                                                "${rows} >"
                                                                                    + " ${limit}"),
                                                                        Map.of("task", "few"))))
                                                .inputs(
                                                        new Parameter(
                                                                "limit",
                                                                ParameterType.INTEGER,
                                                                "9",
                                                                false)))
                        .build();
        long id;
        try (MasterEngine engine = open()) {
            id = start(engine, flow);
            assertRoute(finished(engine, id));
        }
        try (MasterEngine engine = open()) {
            assertRoute(engine.snapshot(id).orElseThrow().run());
        }
    }

    private static void assertRoute(Run run) {
        assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(state(run, "many")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(state(run, "few")).isEqualTo(TaskState.SKIPPED);
        assertThat(attempt(run, "s").skips()).containsExactly("few");
    }
}
