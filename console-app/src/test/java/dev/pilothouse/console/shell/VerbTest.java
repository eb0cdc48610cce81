package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunStatus;
import dev.pilothouse.engine.statemachine.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

class VerbTest {

    private static final Words WORDS = Words.in(Language.ENGLISH);

    private final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: one}
                    tasks: [{name: a, task_type: Fake}]
                    """);

    private String refusal(Verb verb) {
        return verb.refusal(run.snapshot(), true, run.now(), WORDS);
    }

    @ParameterizedTest
    @EnumSource
    void everyVerbSaysWhatIsMissingWithoutARun(Verb verb) {
        assertThat(verb.refusal(null, false, 0, WORDS)).startsWith("Choose a ");
    }

    @Test
    void aRunningRunCanBePausedStoppedAndHeldButNotStepped() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();

        assertThat(refusal(Verb.RUN)).isEmpty();
        assertThat(refusal(Verb.PAUSE)).isEmpty();
        assertThat(refusal(Verb.STOP)).isEmpty();
        assertThat(refusal(Verb.HOLD)).isEmpty();
        assertThat(refusal(Verb.STEP)).isEqualTo("Hold the bus first");
        assertThat(refusal(Verb.RESUME)).isEqualTo("The bus is not held: hold it first");
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

    /// Every state a run can be in, against the table by which the engine decides.
    @ParameterizedTest
    @EnumSource
    void isOfferedIfAndOnlyIfTheStateTableDoesNotRejectIt(WorkflowState state) {
        Run inState =
                run.snapshot().run().with(new Change.RunChanged(RunStatus.SUBMITTED.in(state, "")));
        RunSnapshot shown = new RunSnapshot(inState, 1, List.of(), run.snapshot().bus());

        for (Map.Entry<Verb, WorkflowLifecycleEvent> asked :
                Map.<Verb, WorkflowLifecycleEvent>of(
                                Verb.PAUSE, new WorkflowLifecycleEvent.Pause("ann"),
                                Verb.STOP, new WorkflowLifecycleEvent.Stop("ann", ""))
                        .entrySet()) {
            Verdict verdict = Rules.tables().decide(inState, asked.getValue(), run.now()).verdict();
            String refusal = asked.getKey().refusal(shown, true, run.now(), WORDS);
            assertThat(refusal.isEmpty())
                    .as("%s in %s: %s", asked.getKey(), state, refusal)
                    .isEqualTo(verdict == Verdict.APPLIED);
        }
    }
}
