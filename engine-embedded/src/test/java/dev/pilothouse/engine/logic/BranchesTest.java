package dev.pilothouse.engine.logic;

import static dev.pilothouse.engine.lifecycle.TaskState.FAILED;
import static dev.pilothouse.engine.lifecycle.TaskState.KILLED;
import static dev.pilothouse.engine.lifecycle.TaskState.NOT_RUN;
import static dev.pilothouse.engine.lifecycle.TaskState.RUNNING;
import static dev.pilothouse.engine.lifecycle.TaskState.SKIPPED;
import static dev.pilothouse.engine.lifecycle.TaskState.SUCCEEDED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// CONDITIONS and SWITCH under the pure rules: gaps G4 and G5, defect D11.
class BranchesTest {

    private static final Act FAILS = new Act("FAILED", 1_000);

    private static Flows withConditions(String edges, String task, boolean flag) {
        return Flows.of(edges)
                .task(
                        "c",
                        t ->
                                t.type(
                                        "Conditions",
                                        Map.of(
                                                "success_task",
                                                "good",
                                                "failed_task",
                                                List.of("bad"),
                                                "op",
                                                "AND",
                                                "groups",
                                                List.of(
                                                        Map.of(
                                                                "op",
                                                                "or",
                                                                "groups",
                                                                List.of(
                                                                        Map.of(
                                                                                "task", task,
                                                                                "flag", flag)))))));
    }

    private static PureWorld conditions(String edges) {
        return PureWorld.of(withConditions(edges, "a", true).build());
    }

    @Test
    void g4_theSuccessBranchRunsAndTheOtherIsSkipped() {
        PureWorld world = conditions("a -> c -> good,bad").toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(world.started()).containsExactly("a", "c", "good");
        assertThat(world.state("bad")).isEqualTo(SKIPPED);
        assertThat(world.attempts("bad")).isEmpty();
        assertThat(world.attempt("c").skips()).containsExactly("bad");
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "KILLED"})
    void g4_d11_aFailureBeforeConditionsAloneTakesTheFailureBranchAndTheRunSucceeds(String end) {
        PureWorld world =
                conditions("a -> c -> good,bad").script("a", new Act(end, 1_000)).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(world.started()).containsExactly("a", "c", "bad");
        assertThat(world.state("good")).isEqualTo(SKIPPED);
    }

    @Test
    void aFlagOfFalseAsksForAFailure() {
        PureWorld world =
                PureWorld.of(withConditions("a -> c -> good,bad", "a", false).build())
                        .script("a", FAILS)
                        .toTheEnd();
        assertThat(world.started()).containsExactly("a", "c", "good");
    }

    @Test
    void aFailureWithAnotherSuccessorFailsItsChain() {
        PureWorld world = conditions("a -> c -> good,bad ; a -> z").script("a", FAILS).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(world.state("c")).isEqualTo(NOT_RUN);
    }

    @Test
    void g4_skippingGoesOnDownToAJoinWithSomethingElseBeforeIt() {
        PureWorld world = conditions("a -> c -> good,bad ; bad -> b2 -> j ; good -> j").toTheEnd();
        assertThat(world.state("b2")).isEqualTo(SKIPPED);
        assertThat(world.started()).containsExactly("a", "c", "good", "j");
        assertThat(world.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
    }

    @Test
    void aSkippedHeadWaitsForItsOtherPredecessorsBeforeItIsPassedOver() {
        PureWorld world =
                conditions("a -> c -> good,bad ; slow -> bad -> z")
                        .script("slow", new Act("SUCCEEDED", 60_000))
                        .until("good", SUCCEEDED);
        assertThat(world.state("bad")).isEqualTo(SKIPPED);
        world.toTheEnd();
        assertThat(world.state("z")).isEqualTo(SKIPPED);
    }

    @Test
    void theLastRetryDecidesNotTheFirstFailure() {
        PureWorld world =
                PureWorld.of(
                                withConditions("a -> c -> good,bad", "a", true)
                                        .task("a", t -> t.retries(1, Duration.ZERO))
                                        .build())
                        .script("a", FAILS, new Act("SUCCEEDED", 1_000))
                        .toTheEnd();
        assertThat(world.started()).containsExactly("a", "a", "c", "good");
    }

    @Test
    void aForbiddenPredecessorCountsAsSuccess() {
        PureWorld world =
                PureWorld.of(
                                withConditions("a -> c -> good,bad", "a", true)
                                        .task("a", Flows.TaskSpec::forbidden)
                                        .build())
                        .toTheEnd();
        assertThat(world.started()).containsExactly("c", "good");
    }

    private static PureWorld switching(Object... branches) {
        return PureWorld.of(
                Flows.of("s -> x,y,z")
                        .task("s", t -> t.type("Switch", Map.of("condition", List.of(branches))))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"1 == 1, 1 == 1, x", "1 == 2, 1 == 1, y", "1 == 2, 1 == 2, z"})
    void g5_theFirstTrueBranchRunsElseTheDefault(String first, String second, String expected) {
        PureWorld world =
                switching(
                                Map.of("task", "x", "condition", first),
                                Map.of("task", "y", "condition", second),
                                Map.of("task", "z"))
                        .toTheEnd();
        assertThat(world.started()).containsExactly("s", expected);
        assertThat(world.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
    }

    @Test
    void g5_noBranchAndNoDefaultFailsTheTask() {
        PureWorld world = switching(Map.of("task", "x", "condition", "1 == 2")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(world.attempts("s")).containsExactly(FAILED);
    }

    @Test
    void anInvalidExpressionFailsTheTaskAndIsInItsReason() {
        PureWorld world = switching(Map.of("task", "x", "condition", "${n} > ")).toTheEnd();
        assertThat(Objects.requireNonNull(world.attempt("s")).reason())
                .contains("${n} > ")
                .contains("at character");
    }

    @Test
    void aBranchNamedTwiceIsTakenIfOneOfThemIsChosen() {
        PureWorld world =
                switching(
                                Map.of("task", List.of("x", "y"), "condition", "1 == 1"),
                                Map.of("task", List.of("y", "z")))
                        .toTheEnd();
        assertThat(world.started()).containsExactly("s", "x", "y");
    }

    @Test
    void stopEndsALogicTaskThatWaits() {
        PureWorld world =
                PureWorld.of(
                                Flows.of("d -> e")
                                        .task("d", t -> t.type("Dependent", Map.of()))
                                        .build())
                        .script("d", new Act("NEVER", 0))
                        .until("d", RUNNING);
        world.publish(new WorkflowLifecycleEvent.Stop("test", "")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.attempts("d")).containsExactly(KILLED);
    }
}
