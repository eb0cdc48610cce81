package dev.pilothouse.engine.statemachine;

import static dev.pilothouse.engine.lifecycle.TaskState.DELAYED;
import static dev.pilothouse.engine.lifecycle.TaskState.DISPATCHED;
import static dev.pilothouse.engine.lifecycle.TaskState.FAILED;
import static dev.pilothouse.engine.lifecycle.TaskState.FORBIDDEN;
import static dev.pilothouse.engine.lifecycle.TaskState.KILLED;
import static dev.pilothouse.engine.lifecycle.TaskState.NOT_RUN;
import static dev.pilothouse.engine.lifecycle.TaskState.PAUSED;
import static dev.pilothouse.engine.lifecycle.TaskState.RETRY_WAIT;
import static dev.pilothouse.engine.lifecycle.TaskState.RUNNING;
import static dev.pilothouse.engine.lifecycle.TaskState.SUBMITTED;
import static dev.pilothouse.engine.lifecycle.TaskState.SUCCEEDED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.TimeoutStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.Dependency;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.NodeSelection;
import dev.pilothouse.engine.graph.WorkflowGraph;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Pause;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Stop;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

/// The reference's own cases (`#n`), its gaps (`G n`) and its defects (`D n`), with engine-rules'
/// outcomes, under the pure rules.
class ReferenceCasesTest {

    private static final String CHAINS = "A1 -> A2 -> A3 ; B1 -> B2 -> B3 ; C1 -> C2 -> C3";
    private static final Act FIVE_SECONDS = new Act("SUCCEEDED", 5_000);
    private static final Act FAILS = new Act("FAILED", 5_000);
    private static final Act NEVER = new Act("NEVER", 0);

    private static PureWorld world(String flow) {
        return PureWorld.of(Flows.of(flow).build());
    }

    private static void ends(PureWorld world, WorkflowState state) {
        assertThat(world.toTheEnd().run().state()).isEqualTo(state);
        assertThat(world.pending()).as("events left on the bus").isLessThanOrEqualTo(2);
    }

    // --- start: #1, #8 to #15 ---

    @Test
    void case1_oneTaskSucceeds() {
        PureWorld world = world("A");
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.attempts("A")).containsExactly(SUCCEEDED);
    }

    @Test
    void case8_oneTaskFails() {
        PureWorld world = world("A").script("A", FAILS);
        ends(world, WorkflowState.FAILED);
        assertThat(world.attempts("A")).containsExactly(FAILED);
    }

    @Test
    void case9_aFailedTaskIsRetriedOnceAfterAMinute() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A")
                                        .task("A", t -> t.retries(1, Duration.ofMinutes(1)))
                                        .build())
                        .script("A", FAILS);
        ends(world, WorkflowState.FAILED);
        assertThat(world.attempts("A")).containsExactly(FAILED, FAILED);
        assertThat(world.attempt("A").retries()).isEqualTo(1);
        var first = world.run().node(0).attempts().getFirst().times();
        var second = world.attempt("A").times();
        assertThat(second.firstSubmitted()).isEqualTo(first.firstSubmitted());
        assertThat(second.submitted() - first.ended()).isEqualTo(60_000);
    }

    @Test
    void case10_aChainRunsInOrder() {
        PureWorld world = world("A -> B");
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.started()).containsExactly("A", "B");
    }

    @Test
    void case11_nothingStartsBehindAFailure() {
        PureWorld world = world("A -> B").script("A", FAILS);
        ends(world, WorkflowState.FAILED);
        assertThat(world.state("B")).isEqualTo(NOT_RUN);
        assertThat(world.attempts("B")).isEmpty();
    }

    @Test
    void case12_twoParallelTasksSucceed() {
        PureWorld world = world("A ; B");
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.elapsed()).isLessThan(2_000);
    }

    @Test
    void case13_twoParallelTasksFail() {
        PureWorld world = world("A ; B").script("A", FAILS).script("B", FAILS);
        ends(world, WorkflowState.FAILED);
        assertThat(world.attempts("A")).containsExactly(FAILED);
        assertThat(world.attempts("B")).containsExactly(FAILED);
    }

    @Test
    void case14_threeChainsSucceed() {
        PureWorld world = world(CHAINS);
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.started()).hasSize(9);
    }

    @Test
    void case15_aRunFromC2TouchesC2AndC3Only() {
        WorkflowDefinition flow = Flows.of(CHAINS).build();
        PureWorld world = PureWorld.of(flow, plan(flow, "C2", Dependency.TASK_POST));
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.started()).containsExactly("C2", "C3");
    }

    // --- pause: #16 to #18 ---

    @Test
    void case16_pauseWithNothingLeftToPauseSucceeds() {
        PureWorld world = world("A").script("A", FIVE_SECONDS).until("A", RUNNING);
        ends(world.publish(new Pause("test")), WorkflowState.SUCCEEDED);
    }

    @Test
    void case17_pauseWhileATaskFailsEndsFailed() {
        PureWorld world = world("A").script("A", FAILS).until("A", RUNNING);
        ends(world.publish(new Pause("test")), WorkflowState.FAILED);
    }

    @Test
    void case18_pauseStopsBeforeTheNextTasksOfEachChain() {
        PureWorld world = world(CHAINS).until("A1", RUNNING).until("C1", RUNNING);
        ends(world.publish(new Pause("test")), WorkflowState.PAUSED);
        assertThat(List.of("A1", "B1", "C1"))
                .allSatisfy(t -> assertThat(world.attempts(t)).containsExactly(SUCCEEDED));
        assertThat(List.of("A2", "B2", "C2"))
                .allSatisfy(t -> assertThat(world.attempts(t)).containsExactly(PAUSED));
        assertThat(List.of("A3", "B3", "C3"))
                .allSatisfy(t -> assertThat(world.attempts(t)).isEmpty());
    }

    // --- stop: #20 to #22 ---

    @ParameterizedTest
    @CsvSource({"SUCCEEDED", "FAILED"})
    void case20and21_stopKillsARunningTask(String wouldHaveEnded) {
        PureWorld world =
                world("A").script("A", new Act(wouldHaveEnded, 5_000)).until("A", RUNNING);
        ends(world.publish(new Stop("test", "")), WorkflowState.STOPPED);
        assertThat(world.attempts("A")).containsExactly(KILLED);
    }

    @Test
    void case22_stopKillsTheHeadsOfAllChainsAndNothingElseAppears() {
        PureWorld world = world(CHAINS).until("C1", RUNNING);
        ends(world.publish(new Stop("test", "")), WorkflowState.STOPPED);
        assertThat(List.of("A1", "B1", "C1"))
                .allSatisfy(t -> assertThat(world.attempts(t)).containsExactly(KILLED));
        assertThat(List.of("A2", "B2", "C2", "A3", "B3", "C3"))
                .allSatisfy(t -> assertThat(world.attempts(t)).isEmpty());
    }

    // --- gaps ---

    @Test
    void g1_d1_aJoinWaitsForTheLongerBranch() {
        PureWorld world =
                world("A -> J ; B -> C -> J").script("B", FIVE_SECONDS).script("C", FIVE_SECONDS);
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.started()).containsExactly("A", "B", "C", "J");
    }

    @Test
    void g2_aLadderOfTwentyDiamondsRunsEachNodeOnce() {
        StringBuilder flow = new StringBuilder("n0");
        for (int i = 0; i < 20; i++) {
            flow.append(" -> l%d,r%d -> n%d".formatted(i, i, i + 1));
        }
        PureWorld world = world(flow.toString());
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.started()).hasSize(61).doesNotHaveDuplicates();
    }

    @Test
    void g3_d2_aFailureAndASuccessInOneBatchLetTheOtherBranchGoOn() {
        PureWorld world =
                world("A ; B -> C")
                        .script("A", new Act("FAILED", 1_000))
                        .script("B", new Act("SUCCEEDED", 1_000));
        ends(world, WorkflowState.FAILED);
        assertThat(world.state("C")).isEqualTo(SUCCEEDED);
    }

    @ParameterizedTest
    @CsvSource({"TASK_ONLY,B", "TASK_PRE,A B"})
    void g6_d9_aSelectionWithSuccessorsOutsideSucceeds(Dependency dependency, String expected) {
        WorkflowDefinition flow = Flows.of("A -> B -> C").build();
        PureWorld world = PureWorld.of(flow, plan(flow, "B", dependency));
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.started()).containsExactly(expected.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"0", "60"})
    void g7_retriesComeAfterTheirInterval(long seconds) {
        PureWorld world = retrying(seconds).script("A", FAILS, FIVE_SECONDS);
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.attempts("A")).containsExactly(FAILED, SUCCEEDED);
        assertThat(world.elapsed()).isEqualTo(10_000 + seconds * 1_000);
    }

    @Test
    void g7_d14_stopEndsAWaitForARetryAtOnce() {
        PureWorld world = retrying(3600).script("A", FAILS).until("A", RETRY_WAIT);
        world.publish(new Stop("test", "")).until(r -> r.state().isTerminal());
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.attempts("A")).containsExactly(FAILED, KILLED);
        assertThat(world.elapsed()).isEqualTo(5_000);
    }

    @Test
    void g7_d14_pauseEndsAWaitForARetryAtOnce() {
        PureWorld world = retrying(3600).script("A", FAILS).until("A", RETRY_WAIT);
        world.publish(new Pause("test")).until(r -> r.state().isTerminal());
        assertThat(world.run().state()).isEqualTo(WorkflowState.PAUSED);
        assertThat(world.attempts("A")).containsExactly(FAILED, PAUSED);
        assertThat(world.elapsed()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource({"WARN,SUCCEEDED,1,0", "FAILED,FAILED,0,1", "WARN_FAILED,FAILED,1,1"})
    void g8_d12_aTimeoutWarnsOrFailsARunningTask(
            TimeoutStrategy strategy, WorkflowState end, int alerts, int kills) {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A")
                                        .task("A", t -> t.timeout(Duration.ofSeconds(2), strategy))
                                        .build())
                        .script("A", FIVE_SECONDS);
        ends(world, end);
        assertThat(world.alerts()).hasSize(alerts);
        assertThat(world.killsSent()).hasSize(kills);
        if (end == WorkflowState.FAILED) {
            assertThat(world.attempts("A")).containsExactly(FAILED);
            assertThat(world.attempt("A").reason()).isEqualTo("timeout after 2s");
        }
    }

    @Test
    void g8_aWarningIsNotGivenAgainByTheMasterThatTakesTheRunOver() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A")
                                        .task(
                                                "A",
                                                t ->
                                                        t.timeout(
                                                                Duration.ofSeconds(2),
                                                                TimeoutStrategy.WARN))
                                        .build())
                        .script("A", FIVE_SECONDS);
        while (world.alerts().isEmpty()) {
            world.step();
        }
        world.publish(new WorkflowLifecycleEvent.Start()).toTheEnd();
        assertThat(world.alerts()).hasSize(1);
        assertThat(world.attempt("A").times().overdue()).isPositive();
    }

    @Test
    void g8_aTimedOutAttemptIsRetried() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A")
                                        .task(
                                                "A",
                                                t ->
                                                        t.timeout(
                                                                        Duration.ofSeconds(2),
                                                                        TimeoutStrategy.FAILED)
                                                                .retries(1, Duration.ZERO))
                                        .build())
                        .script("A", NEVER, new Act("SUCCEEDED", 1_000));
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.attempts("A")).containsExactly(FAILED, SUCCEEDED);
    }

    @Test
    void d12_aTimeoutThatComesAfterTheEndChangesNothing() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A -> B")
                                        .task(
                                                "A",
                                                t ->
                                                        t.timeout(
                                                                Duration.ofSeconds(3),
                                                                TimeoutStrategy.FAILED))
                                        .build())
                        .script("B", FIVE_SECONDS);
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.killsSent()).isEmpty();
    }

    @Test
    void g9_aDelayedTaskStartsAfterItsDelay() {
        PureWorld world = delayed();
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.elapsed()).isEqualTo(61_000);
    }

    @Test
    void g9_stopEndsADelayAtOnce() {
        PureWorld world = delayed().until("A", DELAYED);
        world.publish(new Stop("test", "")).until(r -> r.state().isTerminal());
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.attempts("A")).containsExactly(KILLED);
        assertThat(world.elapsed()).isZero();
    }

    @Test
    void g10_d13_aStopIsAcceptedWhilePausing() {
        PureWorld world = world("A -> B").script("A", NEVER).until("A", RUNNING);
        world.publish(new Pause("test")).until(r -> r.state() == WorkflowState.READY_PAUSE);
        ends(world.publish(new Stop("test", "")), WorkflowState.STOPPED);
        assertThat(world.attempts("A")).containsExactly(KILLED);
    }

    @Test
    void g11_d3_aTaskKilledFromOutsideFailsTheRunAndNeverHangs() {
        PureWorld world = world("A -> B").script("A", new Act("KILLED", 1_000));
        ends(world, WorkflowState.FAILED);
        assertThat(world.state("A")).isEqualTo(KILLED);
        assertThat(world.state("B")).isEqualTo(NOT_RUN);
    }

    @Test
    void g11_aTaskKilledFromOutsideIsRetried() {
        PureWorld world = retrying(1).script("A", new Act("KILLED", 1_000), FIVE_SECONDS);
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.attempts("A")).containsExactly(KILLED, SUCCEEDED);
    }

    @Test
    void g12_pauseRecallsATaskThatIsDispatchedAndNotBegun() {
        PureWorld world = world("A").script("A", new Act("NOT_BEGUN", 0)).until("A", DISPATCHED);
        ends(world.publish(new Pause("test")), WorkflowState.PAUSED);
        assertThat(world.attempts("A")).containsExactly(PAUSED);
        assertThat(world.killsSent()).as("a pause is not a kill").isEmpty();
    }

    @Test
    void g15_aTaskWithoutASlotWaitsAndCanBeStopped() {
        PureWorld world = world("A -> B").withoutSlots().until("A", SUBMITTED).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.RUNNING);
        ends(world.publish(new Stop("test", "")), WorkflowState.STOPPED);
        assertThat(world.attempts("A")).containsExactly(KILLED);
    }

    @Test
    void g24_aForbiddenTaskIsPassedOver() {
        PureWorld world =
                PureWorld.of(Flows.of("A -> B -> C").task("B", Flows.TaskSpec::forbidden).build());
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.state("B")).isEqualTo(FORBIDDEN);
        assertThat(world.started()).containsExactly("A", "C");
    }

    // --- the failure strategy END, a run's timeout, kills that get no answer ---

    @Test
    void g23_underEndTheSiblingsOfAFailureAreKilledAndNothingNewStarts() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("A -> X ; B -> Y ; C -> D")
                                        .onFailure(FailureStrategy.END)
                                        .build())
                        .script("A", new Act("FAILED", 2_000))
                        .script("B", NEVER)
                        .script("C", new Act("SUCCEEDED", 1_000))
                        .script("D", NEVER);
        ends(world, WorkflowState.FAILED);
        assertThat(world.attempts("B")).containsExactly(KILLED);
        assertThat(world.attempts("D")).containsExactly(KILLED);
        assertThat(List.of("X", "Y"))
                .allSatisfy(t -> assertThat(world.state(t)).isEqualTo(NOT_RUN));
    }

    @ParameterizedTest
    @CsvSource({"WARN,SUCCEEDED,1", "FAILED,FAILED,0", "WARN_FAILED,FAILED,1"})
    void aRunThatLastsTooLongIsAnnouncedOrFails(
            TimeoutStrategy strategy, WorkflowState end, int alerts) {
        PureWorld world =
                PureWorld.of(Flows.of("A -> B").timeout(Duration.ofSeconds(3), strategy).build())
                        .script("A", FIVE_SECONDS);
        ends(world, end);
        assertThat(world.alerts()).hasSize(alerts);
        if (end == WorkflowState.FAILED) {
            assertThat(world.run().status().reason()).isEqualTo("timeout after 3s");
        }
    }

    @Test
    void d13_aKillThatGetsNoAnswerIsRepeatedWithBackOff() {
        PureWorld world = world("A").script("A", new Act("DEAF", 0)).until("A", RUNNING);
        world.publish(new Stop("test", "")).until(_ -> world.killsSent().size() == 5);
        assertThat(world.elapsed()).isEqualTo(1_000 + 2_000 + 4_000 + 8_000);
        assertThat(world.run().state()).isEqualTo(WorkflowState.READY_STOP);
    }

    @Test
    void aRepeatedKillOfAnAttemptThatHasEndedLeavesTheRetryAlone() {
        PureWorld world = timedOutOnce();
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.attempts("A")).containsExactly(TaskState.FAILED, TaskState.SUCCEEDED);
    }

    @Test
    void aRunLoadedAgainInARetryWaitDoesNotKillTheRetryForTheTimeoutBefore() {
        PureWorld world = timedOutOnce().until("A", TaskState.RETRY_WAIT);
        world.publish(new WorkflowLifecycleEvent.Start());
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.attempts("A")).containsExactly(TaskState.FAILED, TaskState.SUCCEEDED);
    }

    private static PureWorld timedOutOnce() {
        return PureWorld.of(
                        Flows.of("A")
                                .task(
                                        "A",
                                        t ->
                                                t.retries(1, Duration.ofSeconds(3))
                                                        .timeout(
                                                                Duration.ofSeconds(1),
                                                                TimeoutStrategy.FAILED))
                                .build())
                .script("A", new Act("NEVER", 0), new Act("SUCCEEDED", 500));
    }

    @Test
    void d10_aLatticeOfThirtyLayersIsBuiltNodeByNode() {
        StringBuilder flow = new StringBuilder("a0,b0");
        for (int i = 1; i < 30; i++) {
            flow.append(" -> a%d,b%d".formatted(i, i));
        }
        PureWorld world = world(flow.toString());
        ends(world, WorkflowState.SUCCEEDED);
        assertThat(world.started()).hasSize(60).doesNotHaveDuplicates();
    }

    private static PureWorld retrying(long seconds) {
        return PureWorld.of(
                Flows.of("A").task("A", t -> t.retries(1, Duration.ofSeconds(seconds))).build());
    }

    private static PureWorld delayed() {
        return PureWorld.of(Flows.of("A").task("A", t -> t.delay(Duration.ofMinutes(1))).build());
    }

    private static ExecutionPlan plan(
            WorkflowDefinition flow, String start, Dependency dependency) {
        return ExecutionPlan.of(
                flow, NodeSelection.of(WorkflowGraph.of(flow), List.of(start), dependency).tasks());
    }
}
