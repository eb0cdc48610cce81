package dev.pilothouse.engine.simulation;

import static dev.pilothouse.engine.simulation.FaultWorld.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.Master;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.simulation.Act.End;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// L01: child runs of SUB_WORKFLOW and DYNAMIC tasks when something happens to them, to their
/// parents, or to the masters of either.
class ChildRunFaultsTest {

    private static final JdbiRunStore store = JdbiRunStore.memory("faults-children", 2);
    private static final WorkflowDefinition CHILD = Flows.of("x -> y").build("child");
    private static final WorkflowDefinition PARENT =
            parent("SubWorkflow", Map.of("workflow_name", "child"));
    private static final WorkflowDefinition DYNAMIC =
            parent(
                    "Dynamic",
                    Map.of(
                            "workflow_name",
                            "child",
                            "degree_of_parallelism",
                            3,
                            "list_parameters",
                            List.of(Map.of("name", "n", "value", "1,2,3"))));

    @AfterAll
    static void close() {
        store.close();
    }

    private static WorkflowDefinition parent(String type, Map<String, @Nullable Object> settings) {
        return Flows.of("a -> sub -> after").task("sub", t -> t.type(type, settings)).build();
    }

    static List<WorkflowDefinition> parents() {
        return List.of(PARENT, DYNAMIC);
    }

    private static FaultWorld world(int masters, long seed, Act... ofX) {
        FaultWorld faults = FaultWorld.of(store, masters, 2, seed, Map.of("x", List.of(ofX)));
        store.saveDefinition(CHILD);
        return faults;
    }

    private static int children(WorkflowDefinition parent) {
        return parent.equals(DYNAMIC) ? 3 : 1;
    }

    private static void assertChildren(
            FaultWorld faults, WorkflowDefinition parent, WorkflowState state) {
        assertThat(faults.runsOf("child"))
                .hasSize(children(parent))
                .allMatch(child -> faults.state(child) == state);
    }

    // --- recovery ---

    @ParameterizedTest
    @MethodSource("parents")
    void recoverFailedLetsTheFailedChildrenGoOn(WorkflowDefinition parent) {
        FaultWorld faults = world(1, 1, act(End.FAILED, 500), act(End.SUCCEEDED, 500));
        long run = faults.start(parent);
        faults.toTheEnd(run, 20_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.FAILED);
        faults.pass(1_000);
        assertThat(faults.command(run, RunCommand.recoverFailed("test")).isAccepted()).isTrue();
        faults.toTheEnd(run, 20_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(faults.attempts(run, "sub"))
                .containsExactly(TaskState.FAILED, TaskState.SUCCEEDED);
        assertChildren(faults, parent, WorkflowState.SUCCEEDED);
        assertThat(faults.attempts(faults.runsOf("child").getFirst(), "x"))
                .containsExactly(TaskState.FAILED, TaskState.SUCCEEDED);
    }

    @Test
    void recoverFailedAgainAndAgainKeepsToTheSameChild() {
        FaultWorld faults =
                world(1, 1, act(End.FAILED, 500), act(End.FAILED, 500), act(End.SUCCEEDED, 1));
        long run = faults.start(PARENT);
        faults.toTheEnd(run, 20_000);
        for (int i = 0; i < 2; i++) {
            faults.pass(1_000);
            assertThat(faults.command(run, RunCommand.recoverFailed("test")).isAccepted()).isTrue();
            faults.toTheEnd(run, 20_000);
        }
        assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        assertChildren(faults, PARENT, WorkflowState.SUCCEEDED);
    }

    @ParameterizedTest
    @MethodSource("parents")
    void aRerunHasChildrenOfItsOwn(WorkflowDefinition parent) {
        FaultWorld faults = world(1, 1, act(End.SUCCEEDED, 5_000));
        long run = faults.start(parent);
        faults.await(run, "sub", TaskState.RUNNING);
        faults.pass(1_000);
        faults.stop(run);
        faults.toTheEnd(run, 5_000);
        faults.pass(1_000);
        assertThat(faults.command(run, RunCommand.repeat("test")).isAccepted()).isTrue();
        faults.toTheEnd(run, 30_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(faults.runsOf("child").stream().map(faults::state))
                .hasSize(2 * children(parent))
                .containsOnly(WorkflowState.STOPPED, WorkflowState.SUCCEEDED);
    }

    @ParameterizedTest
    @MethodSource("parents")
    void recoverSuspendedLetsPausedChildrenGoOn(WorkflowDefinition parent) {
        FaultWorld faults = world(1, 1, act(End.SUCCEEDED, 5_000));
        long run = faults.start(parent);
        faults.await(run, "sub", TaskState.RUNNING);
        faults.pass(1_000);
        faults.pause(run);
        faults.toTheEnd(run, 10_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.PAUSED);
        assertChildren(faults, parent, WorkflowState.PAUSED);
        faults.pass(1_000);
        assertThat(faults.command(run, RunCommand.recoverSuspended("test")).isAccepted()).isTrue();
        faults.toTheEnd(run, 20_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        assertChildren(faults, parent, WorkflowState.SUCCEEDED);
    }

    // --- masters ---

    private static Master master(FaultWorld faults, String name) {
        return Objects.requireNonNull(faults.world.master(name).open()).master();
    }

    /// The parent's master dies; another one gets the parent, and a third one its children.
    private static long apart(FaultWorld faults, WorkflowDefinition parent) {
        long run = faults.start(parent);
        faults.await(run, "sub", TaskState.RUNNING);
        faults.pass(1_000);
        faults.world.crash("m1");
        assertThat(master(faults, "m2").takeOver(store.position(run).orElseThrow(), _ -> {}))
                .isTrue();
        for (long child : faults.runsOf("child")) {
            assertThat(master(faults, "m3").takeOver(store.position(child).orElseThrow(), _ -> {}))
                    .isTrue();
        }
        faults.pass(500);
        return run;
    }

    @ParameterizedTest
    @MethodSource("parents")
    void stopReachesChildrenOfAnotherMaster(WorkflowDefinition parent) {
        FaultWorld faults = world(3, 1, act(End.NEVER, 0));
        long run = apart(faults, parent);
        faults.stop(run);
        faults.toTheEnd(run, 10_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.STOPPED);
        assertThat(faults.state(run, "sub")).isEqualTo(TaskState.KILLED);
        assertChildren(faults, parent, WorkflowState.STOPPED);
    }

    @ParameterizedTest
    @MethodSource("parents")
    void pauseReachesChildrenOfAnotherMaster(WorkflowDefinition parent) {
        FaultWorld faults = world(3, 1, act(End.SUCCEEDED, 8_000));
        long run = apart(faults, parent);
        faults.pause(run);
        faults.toTheEnd(run, 20_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.PAUSED);
        assertChildren(faults, parent, WorkflowState.PAUSED);
        faults.pass(1_000);
        assertThat(faults.command(run, RunCommand.recoverSuspended("test")).isAccepted()).isTrue();
        faults.toTheEnd(run, 20_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        assertChildren(faults, parent, WorkflowState.SUCCEEDED);
    }

    @Test
    void aMasterThatHasLostTheParentStartsNoChild() {
        FaultWorld faults = world(2, 1, act(End.SUCCEEDED, 1_000));
        String other = master(faults, "m2").owner();
        faults.watch(
                (parent, event) -> {
                    if (event instanceof TaskLifecycleEvent.Dispatch dispatch
                            && dispatch.node() == 1) {
                        assertThat(store.claim(parent.identity().id(), 1, other)).isPresent();
                    }
                });
        long run = faults.start(PARENT);
        faults.world.until(() -> store.position(run).orElseThrow().epoch() > 1, 10_000);
        faults.pass(500);
        assertThat(faults.runsOf("child")).isEmpty();
        faults.toTheEnd(run, 40_000);
        assertThat(faults.state(run)).isEqualTo(WorkflowState.SUCCEEDED);
        assertChildren(faults, PARENT, WorkflowState.SUCCEEDED);
    }

    // --- all of it ---

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "stop", "pause"})
    void l01SubWorkflowsStopPauseFailoverLostNotify(String asked) {
        for (long seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            FaultWorld faults = world(3, seed, act(End.SUCCEEDED, 4_000));
            store.saveDefinition(parent("SubWorkflow", Map.of("workflow_name", "child")));
            WorkflowDefinition top =
                    Flows.of("sub")
                            .task(
                                    "sub",
                                    t -> t.type("SubWorkflow", Map.of("workflow_name", "flow")))
                            .build("top");
            List<Long> trees = faults.start(top, 4);
            faults.pass(random.nextInt(6_000));
            faults.world.crash("m1");
            faults.pass(random.nextInt(6_000));
            for (long run : trees) {
                switch (asked) {
                    case "stop" -> faults.stop(run);
                    case "pause" -> faults.pause(run);
                    default -> {}
                }
            }
            faults.toTheEnd(trees, 60_000);
            for (long run : trees) {
                assertThat(faults.state(run))
                        .as("seed %d", seed)
                        .isIn(
                                WorkflowState.SUCCEEDED,
                                asked.equals("stop")
                                        ? WorkflowState.STOPPED
                                        : WorkflowState.PAUSED);
            }
            faults.pass(15_000);
            assertThat(store.unfinished(0, 10)).as("orphans").isEmpty();
            assertThat(faults.runsOf("flow")).hasSizeLessThanOrEqualTo(4);
            assertThat(faults.runsOf("child")).hasSizeLessThanOrEqualTo(4);
        }
    }
}
