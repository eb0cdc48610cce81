package dev.pilothouse.engine.statemachine;

import static dev.pilothouse.engine.lifecycle.TaskState.FAILED;
import static dev.pilothouse.engine.lifecycle.TaskState.FORBIDDEN;
import static dev.pilothouse.engine.lifecycle.TaskState.FORCED_SUCCESS;
import static dev.pilothouse.engine.lifecycle.TaskState.KILLED;
import static dev.pilothouse.engine.lifecycle.TaskState.NOT_RUN;
import static dev.pilothouse.engine.lifecycle.TaskState.PAUSED;
import static dev.pilothouse.engine.lifecycle.TaskState.RUNNING;
import static dev.pilothouse.engine.lifecycle.TaskState.SUCCEEDED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.RunCommand;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.ForceSuccess;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Pause;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Stop;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.BitSet;

/// Commands on runs that have ended: the reference's cases 24 to 29, and what engine-rules 6.9
/// adds.
class RerunTest {

    private static final Act OK = new Act("SUCCEEDED", 1_000);
    private static final Act FAILS = new Act("FAILED", 1_000);

    private static PureWorld world(String flow) {
        return PureWorld.of(Flows.of(flow).build());
    }

    private static void ends(PureWorld world, WorkflowState state, int runTimes) {
        assertThat(world.toTheEnd().run().state()).isEqualTo(state);
        assertThat(world.run().status().runTimes()).isEqualTo(runTimes);
    }

    @Test
    void case24_recoverFailedRunsTheFailedTaskAndWhatLiesBehindIt() {
        PureWorld world = world("A -> B").script("A", FAILS, OK);
        ends(world, WorkflowState.FAILED, 1);
        world.command(RunCommand.recoverFailed("anna")).until(r -> !r.state().isTerminal());
        assertThat(world.run().state()).isEqualTo(WorkflowState.RUNNING);
        ends(world, WorkflowState.SUCCEEDED, 2);
        assertThat(world.attempts("A")).containsExactly(FAILED, SUCCEEDED);
        assertThat(world.attempts("B")).containsExactly(SUCCEEDED);
        assertThat(world.attempt("B").number()).isEqualTo(3);
    }

    @Test
    void case25_recoverSuspendedGoesOnWhereThePauseStopped() {
        PureWorld world = world("A -> B").until("A", RUNNING).publish(new Pause("anna"));
        ends(world, WorkflowState.PAUSED, 1);
        ends(world.command(RunCommand.recoverSuspended("anna")), WorkflowState.SUCCEEDED, 2);
        assertThat(world.attempts("A")).containsExactly(SUCCEEDED);
        assertThat(world.attempts("B")).containsExactly(PAUSED, SUCCEEDED);
    }

    @Test
    void case26_recoverSuspendedRunsAKilledTaskAnew() {
        PureWorld world = world("A -> B").until("A", RUNNING).publish(new Stop("anna", ""));
        ends(world, WorkflowState.STOPPED, 1);
        ends(world.command(RunCommand.recoverSuspended("anna")), WorkflowState.SUCCEEDED, 2);
        assertThat(world.attempts("A")).containsExactly(KILLED, SUCCEEDED);
        assertThat(world.attempts("B")).containsExactly(SUCCEEDED);
    }

    @Test
    void case27and28_aRerunRunsEverythingAnew() {
        PureWorld world = world("A").script("A", OK, FAILS, OK);
        ends(world, WorkflowState.SUCCEEDED, 1);
        ends(world.command(RunCommand.repeat("anna")), WorkflowState.FAILED, 2);
        ends(world.command(RunCommand.repeat("anna")), WorkflowState.SUCCEEDED, 3);
        assertThat(world.attempts("A")).containsExactly(SUCCEEDED, FAILED, SUCCEEDED);
    }

    @Test
    void case29_aRerunKeepsTheSelectionOfItsRun() {
        WorkflowDefinition flow = Flows.of("A ; B").build();
        BitSet onlyA = new BitSet();
        onlyA.set(0);
        PureWorld world = PureWorld.of(flow, ExecutionPlan.of(flow, onlyA));
        ends(world, WorkflowState.SUCCEEDED, 1);
        ends(world.command(RunCommand.repeat("anna")), WorkflowState.SUCCEEDED, 2);
        assertThat(world.attempts("A")).containsExactly(SUCCEEDED, SUCCEEDED);
        assertThat(world.attempts("B")).isEmpty();
    }

    @Test
    void recoveryKeepsWhatAPersonForcedToSuccessAndGoesOnBehindIt() {
        PureWorld forced = world("A -> B ; C -> D").script("A", FAILS).script("C", FAILS, OK);
        ends(forced, WorkflowState.FAILED, 1);
        forced.reload().publish(new ForceSuccess(forced.node("A"), "anna")).step();
        assertThat(forced.run().state()).isEqualTo(WorkflowState.FAILED);
        ends(forced.command(RunCommand.recoverFailed("anna")), WorkflowState.SUCCEEDED, 2);
        assertThat(forced.state("A")).isEqualTo(FORCED_SUCCESS);
        assertThat(forced.attempts("A")).containsExactly(FAILED);
        assertThat(forced.attempts("B")).containsExactly(SUCCEEDED);
        assertThat(forced.attempts("C")).containsExactly(FAILED, SUCCEEDED);
    }

    /// Found by seed 5782 of the random trials: a report that the network had kept for long.
    @Test
    void aReportOfTheRoundBeforeIsLateWhileItsTaskWaitsToBeReachedAgain() {
        PureWorld world = PureWorld.of(Flows.of("A -> B").build()).toTheEnd();
        int old = world.attempt("B").number();
        world.reload().command(RunCommand.repeat("anna")).step();
        assertThat(world.state("B")).isEqualTo(NOT_RUN);
        world.publish(new TaskLifecycleEvent.Running(world.node("B"), old, null, "")).toTheEnd();
        assertThat(world.journal())
                .filteredOn(entry -> entry.event() instanceof TaskLifecycleEvent.Running)
                .filteredOn(
                        entry ->
                                entry.event()
                                        .equals(
                                                new TaskLifecycleEvent.Running(
                                                        world.node("B"), old, null, "")))
                .last()
                .extracting(JournalEntry::verdict)
                .isEqualTo(Verdict.LATE);
        assertThat(world.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
    }

    @Test
    void aForcedSuccessOfAnEndedRunPassesOverTheForbiddenBehindIt() {
        PureWorld world =
                PureWorld.of(Flows.of("A -> B -> C").task("B", Flows.TaskSpec::forbidden).build())
                        .script("A", new Act("FAILED", 10));
        world.reload().publish(new ForceSuccess(world.node("A"), "anna")).step();
        assertThat(world.state("A")).isEqualTo(FORCED_SUCCESS);
        assertThat(world.state("B")).isEqualTo(FORBIDDEN);
        assertThat(world.state("C")).isEqualTo(NOT_RUN);
        world.command(RunCommand.recoverFailed("anna")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(world.attempts("A")).containsExactly(FAILED);
        assertThat(world.attempts("C")).containsExactly(SUCCEEDED);
    }

    @Test
    void oneTaskRunsAloneWithWhatComesBeforeOrWithWhatLiesBehind() {
        for (Dependency dependency : Dependency.values()) {
            PureWorld world = world("A -> B -> C ; X -> C");
            ends(world, WorkflowState.SUCCEEDED, 1);
            ends(
                    world.command(RunCommand.execute("B", dependency, "anna")),
                    WorkflowState.SUCCEEDED,
                    2);
            assertThat(world.attempts("A")).hasSize(dependency == Dependency.TASK_PRE ? 2 : 1);
            assertThat(world.attempts("B")).hasSize(2);
            assertThat(world.attempts("C")).hasSize(dependency == Dependency.TASK_POST ? 2 : 1);
            assertThat(world.attempts("X")).hasSize(1);
        }
    }

    @Test
    void oneTaskRunsThoughWhatComesBeforeItFailedAndNothingBehindItStarts() {
        PureWorld world = world("A -> B -> C").script("A", FAILS);
        ends(world, WorkflowState.FAILED, 1);
        ends(
                world.command(RunCommand.execute("B", Dependency.TASK_ONLY, "anna")),
                WorkflowState.FAILED,
                2);
        assertThat(world.attempts("B")).containsExactly(SUCCEEDED);
        assertThat(world.state("C")).isEqualTo(NOT_RUN);
        assertThat(world.state("A")).isEqualTo(FAILED);
    }

    @Test
    void aKeptFailureDoesNotHoldUpARoundUnderTheEndStrategy() {
        PureWorld world =
                PureWorld.of(Flows.of("A ; B -> C").onFailure(FailureStrategy.END).build())
                        .script("A", new Act("FAILED", 1_500));
        ends(world, WorkflowState.FAILED, 1);
        ends(
                world.command(RunCommand.execute("B", Dependency.TASK_POST, "anna")),
                WorkflowState.FAILED,
                2);
        assertThat(world.state("B")).isEqualTo(SUCCEEDED);
        assertThat(world.state("C")).isEqualTo(SUCCEEDED);
    }

    @Test
    void retriesDelaysAndTheWorkflowsTimeoutBeginAnew() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A")
                                        .task(
                                                "A",
                                                t ->
                                                        t.delay(Duration.ofSeconds(10))
                                                                .retries(1, Duration.ofSeconds(5)))
                                        .timeout(Duration.ofMinutes(1), TimeoutStrategy.FAILED)
                                        .build())
                        .script("A", FAILS, FAILS, FAILS, OK);
        ends(world, WorkflowState.FAILED, 1);
        long before = world.elapsed();
        ends(world.command(RunCommand.recoverFailed("anna")), WorkflowState.SUCCEEDED, 2);
        assertThat(world.attempts("A")).containsExactly(FAILED, FAILED, FAILED, SUCCEEDED);
        assertThat(world.attempt("A").retries()).isEqualTo(1);
        assertThat(world.elapsed() - before).isEqualTo(10_000 + 1_000 + 5_000 + 1_000);
        assertThat(world.run().status().timedOut()).isFalse();
    }

    @Test
    void aCommandWithNothingToDoIsRefusedAndTheRunStaysAsItWas() {
        PureWorld world = world("A");
        ends(world, WorkflowState.SUCCEEDED, 1);
        ends(world.command(RunCommand.recoverFailed("anna")), WorkflowState.SUCCEEDED, 1);
        assertThat(world.journal())
                .anyMatch(entry -> entry.note().startsWith("refused: no task of run 1 failed"));
    }

    @Test
    void aRunThatIsUnderWayIsNotRunAgain() {
        PureWorld world = world("A").until("A", RUNNING);
        String refusal = RunPreview.of(world.run(), RunCommand.repeat("anna")).refusal();
        assertThat(refusal)
                .isEqualTo("run 1 is RUNNING: wait until it has ended, or stop it first");
    }

    @Test
    void aPreviewNamesWhatWillRunBeKeptAndBeSkipped() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A -> B -> F -> C ; K")
                                        .task("F", Flows.TaskSpec::forbidden)
                                        .build())
                        .script("B", FAILS, OK);
        ends(world, WorkflowState.FAILED, 1);
        RunPreview preview = RunPreview.of(world.run(), RunCommand.recoverFailed("anna"));
        assertThat(preview.refusal()).isEmpty();
        assertThat(preview.runs()).containsExactly("B", "C");
        assertThat(preview.kept()).containsExactly("A", "K");
        assertThat(preview.skipped()).containsExactly("F");
        int before = world.started().size();
        ends(world.command(RunCommand.recoverFailed("anna")), WorkflowState.SUCCEEDED, 2);
        assertThat(world.started().subList(before, world.started().size()))
                .containsExactlyElementsOf(preview.runs());
    }

    @Test
    void unknownTasksAreRefusedWithTheirName() {
        PureWorld world = world("A").toTheEnd();
        assertThat(
                        RunPreview.of(
                                        world.run(),
                                        RunCommand.execute("Z", Dependency.TASK_ONLY, "anna"))
                                .refusal())
                .isEqualTo("workflow 'flow' has no task 'Z'");
    }
}
