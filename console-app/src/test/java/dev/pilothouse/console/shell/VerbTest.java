package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerbTest {

    private final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: one}
                    tasks: [{name: a, task_type: Fake}]
                    """);

    private String refusal(Verb verb) {
        return verb.refusal(run.snapshot(), true, run.now());
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbSaysWhatIsMissingWithoutARun(Verb verb) {
        assertThat(verb.refusal(null, false, 0)).startsWith("Choose a ");
    }

    @Test
    void aRunningRunCanBePausedStoppedAndHeldButNotStepped() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();

        assertThat(refusal(Verb.RUN)).isEmpty();
        assertThat(refusal(Verb.PAUSE)).isEmpty();
        assertThat(refusal(Verb.STOP)).isEmpty();
        assertThat(refusal(Verb.HOLD)).isEmpty();
        assertThat(refusal(Verb.STEP)).isEqualTo("Hold the bus first, with F6");
        assertThat(refusal(Verb.RESUME)).isEqualTo("The bus is not held: hold it with F6");
    }

    @Test
    void aHeldBusCanBeSteppedWhenAnEventIsReady() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle().hold();
        assertThat(refusal(Verb.STEP)).startsWith("No event is ready");
        assertThat(refusal(Verb.RESUME)).isEmpty();

        run.publish(new WorkflowLifecycleEvent.Pause("ann"));

        assertThat(refusal(Verb.STEP)).isEmpty();
    }

    @Test
    void aRunThatPausesOrStopsIsNotPausedAgain() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a");
        run.publish(new WorkflowLifecycleEvent.Pause("ann")).settle();
        assertThat(refusal(Verb.PAUSE)).isEqualTo("The run is pausing already");

        run.publish(new WorkflowLifecycleEvent.Stop("ann", "")).settle();
        assertThat(refusal(Verb.PAUSE)).isEqualTo("The run is being stopped");
        assertThat(refusal(Verb.STOP)).isEmpty();
    }

    @Test
    void anEndedRunCanOnlyBeRunAgain() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a").succeed("a").settle();

        assertThat(refusal(Verb.RUN)).isEmpty();
        for (Verb verb : new Verb[] {Verb.PAUSE, Verb.STOP, Verb.HOLD, Verb.STEP, Verb.RESUME}) {
            assertThat(refusal(verb)).isEqualTo("Run #12 has ended: SUCCEEDED");
        }
    }
}
