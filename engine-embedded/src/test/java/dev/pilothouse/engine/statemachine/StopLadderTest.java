package dev.pilothouse.engine.statemachine;

import static dev.pilothouse.engine.lifecycle.TaskState.DISPATCHED;
import static dev.pilothouse.engine.lifecycle.TaskState.FORCED_SUCCESS;
import static dev.pilothouse.engine.lifecycle.TaskState.KILLED;
import static dev.pilothouse.engine.lifecycle.TaskState.NOT_RUN;
import static dev.pilothouse.engine.lifecycle.TaskState.RUNNING;
import static dev.pilothouse.engine.lifecycle.TaskState.SUCCEEDED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.kit.PureWorld;
import dev.pilothouse.engine.kit.PureWorld.Act;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent.ForceSuccess;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.ForceFinalize;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Kill;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Pause;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent.Stop;
import dev.pilothouse.engine.lifecycle.WorkflowState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// Stop, kill and force-finalise, and forcing a task to success: engine-rules 6.1 and 6.8.
class StopLadderTest {

    private static final Act NEVER = new Act("NEVER", 0);
    private static final Act DEAF = new Act("DEAF", 0);

    private static PureWorld world(String flow) {
        return PureWorld.of(Flows.of(flow).build());
    }

    private static void handle(PureWorld world, int events) {
        for (int i = 0; i < events; i++) {
            world.step();
        }
    }

    @Test
    void g13_aKillThatIsLostTwiceIsRepeatedUntilItIsAnswered() {
        PureWorld world = world("A").script("A", NEVER).losingKills(2).until("A", RUNNING);
        world.publish(new Stop("anna", "")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.attempts("A")).containsExactly(KILLED);
        assertThat(world.killsSent()).hasSize(3);
        assertThat(world.killRounds("A")).isEqualTo(3);
    }

    @Test
    void c02_whileAKillIsNotAnsweredItIsSeenWhoIsAwaitedSinceWhenAndHowOftenAsked() {
        PureWorld world = world("A -> B ; C").script("A", DEAF).until("A", RUNNING);
        long asked = 1_000_000 + world.elapsed();
        world.publish(new Stop("anna", "")).until(r -> AwaitedAttempt.of(r).size() == 1);
        world.until(r -> AwaitedAttempt.of(r).getFirst().killRounds() == 5);
        assertThat(world.run().state()).isEqualTo(WorkflowState.READY_STOP);
        assertThat(AwaitedAttempt.of(world.run()))
                .containsExactly(new AwaitedAttempt("A", 0, 1, "w1", asked, 5));
    }

    @Test
    void killTellsTheExecutorNotToAskFirstAndSoDoesEveryRepetition() {
        PureWorld world = world("A").script("A", NEVER).losingKills(100).until("A", RUNNING);
        world.publish(new Stop("anna", "")).until(_ -> world.killsSent().size() == 2);
        world.publish(new Kill("bert", "it does not end")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.run().status().reason()).isEqualTo("kill by bert: it does not end");
        assertThat(world.killsSent()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUBMITTED",
                "UNANSWERED",
                "NOT_BEGUN",
                "NEVER",
                "DEAF",
                "READY_PAUSE",
                "READY_STOP"
            })
    void aRunIsForceFinalisedWhateverItIsDoing(String doing) {
        PureWorld world = world("A -> B ; C").script("A", DEAF);
        switch (doing) {
            case "SUBMITTED" -> {}
            case "UNANSWERED", "NOT_BEGUN" -> handle(world.script("A", new Act(doing, 0)), 6);
            case "READY_PAUSE" -> handle(world.until("A", RUNNING).publish(new Pause("anna")), 1);
            case "READY_STOP" -> handle(world.until("A", RUNNING).publish(new Stop("anna", "")), 3);
            default -> world.until("A", RUNNING);
        }
        world.publish(new ForceFinalize("bert", "the worker is gone"));
        world.until(r -> r.state().isTerminal());
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.run().status().reason())
                .isEqualTo("force-finalised by bert: the worker is gone");
        assertThat(world.attempts("A")).containsExactly(KILLED);
        assertThat(world.attempt("A").reason())
                .isEqualTo(
                        "force-finalised by bert: the worker is gone"
                                + (doing.equals("SUBMITTED")
                                        ? ""
                                        : "; its process on w1 was not confirmed dead"));
        assertThat(world.state("B")).isEqualTo(NOT_RUN);
    }

    @Test
    void aReportAfterAForcedEndChangesNothing() {
        PureWorld world = world("A").script("A", new Act("SUCCEEDED", 1)).until("A", RUNNING);
        world.publish(new ForceFinalize("bert", "")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.attempts("A")).containsExactly(KILLED);
    }

    @Test
    void d13_everyStepOfTheLadderIsTakenWhilePausing() {
        for (var step : List.of(new Stop("anna", ""), new Kill("anna", ""))) {
            PureWorld world = world("A -> B").script("A", NEVER).until("A", RUNNING);
            world.publish(new Pause("anna")).publish(step).toTheEnd();
            assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(world.attempts("A")).containsExactly(KILLED);
        }
    }

    @Test
    void aTaskThatIsDispatchedAndNotBegunIsKilledByAStop() {
        PureWorld world = world("A").script("A", new Act("NOT_BEGUN", 0)).until("A", DISPATCHED);
        world.publish(new Stop("anna", "")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.STOPPED);
        assertThat(world.started()).isEmpty();
    }

    // --- force success ---

    @Test
    void inARunThatIsUnderWayASuccessByForceLetsTheNextTasksStart() {
        PureWorld world =
                world("A -> B ; C")
                        .script("A", new Act("FAILED", 10))
                        .script("C", new Act("SUCCEEDED", 5_000));
        world.until(r -> r.graph().existsFailedChain());
        world.publish(new ForceSuccess(world.node("A"), "anna")).toTheEnd();
        assertThat(world.run().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(world.state("A")).isEqualTo(FORCED_SUCCESS);
        assertThat(world.state("B")).isEqualTo(SUCCEEDED);
        assertThat(world.attempt("A").reason()).isEqualTo("exit code 1; forced to success by anna");
    }

    @Test
    void aSuccessByForceLiftsTheEndStrategy() {
        PureWorld world =
                PureWorld.of(Flows.of("A -> B ; C -> D").onFailure(FailureStrategy.END).build())
                        .script("A", new Act("FAILED", 10))
                        .script("C", DEAF);
        world.until(r -> r.graph().existsFailedChain());
        world.publish(new ForceSuccess(world.node("A"), "anna"));
        world.until("B", SUCCEEDED);
        assertThat(world.run().graph().existsFailedChain()).isFalse();
    }

    @Test
    void onlyAFailedOrKilledTaskIsForcedToSuccess() {
        PureWorld world = world("A -> B").until("A", RUNNING);
        world.publish(new ForceSuccess(world.node("A"), "anna"));
        world.publish(new ForceSuccess(world.node("B"), "anna")).toTheEnd();
        assertThat(world.attempts("A")).containsExactly(SUCCEEDED);
        assertThat(world.state("B")).isEqualTo(SUCCEEDED);
    }
}
