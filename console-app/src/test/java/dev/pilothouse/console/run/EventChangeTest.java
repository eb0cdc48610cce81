package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.execution.RunLoader;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Run;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;

class EventChangeTest {

    private static final Words WORDS = Words.in(Language.ENGLISH);

    private final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: one}
                    tasks: [{name: a, task_type: Fake, fail_retry_times: 1}]
                    """);

    private List<String> changed(String type) {
        Run last = run.snapshot().run();
        Timeline timeline =
                Timeline.of(
                        RunLoader.fresh(last.identity(), last.graph().plan().definition()),
                        run.journal());
        int number =
                (int)
                        run.journal().stream()
                                .filter(entry -> entry.event().type().equals(type))
                                .mapToLong(JournalEntry::number)
                                .max()
                                .orElseThrow();
        return EventChange.of(timeline, number)
                .orElseThrow()
                .facts(ZoneOffset.UTC, text -> text.replace("s3cret", "******"), WORDS)
                .stream()
                .map(fact -> fact.name() + ": " + fact.value())
                .toList();
    }

    @Test
    void everyFieldOfTheTaskAndItsAttemptIsSaidBeforeAndAfter() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a").pass(1_500);
        run.fail("a", "no s3cret here").settle();
        assertThat(changed("FAILED"))
                .containsExactly(
                        "task: a",
                        "state: RUNNING → RETRY_WAIT",
                        "attempt.state: RUNNING → FAILED",
                        "attempt.times.due: – → 02:01:01.500",
                        "attempt.times.ended: – → 02:00:01.500",
                        "attempt.exitCode: – → 1",
                        "attempt.reason: – → no ****** here",
                        "rows: task_attempt ~1, workflow_run ~1, journal +1");
    }

    @Test
    void aNewAttemptIsARowMore() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        assertThat(changed("START"))
                .contains("task: a", "state: NOT_RUN → SUBMITTED", "attempt: – → number 1")
                .endsWith("rows: task_attempt +1, workflow_run ~1, journal +1");
    }

    @Test
    void thatNothingHasChangedIsSaid() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        run.publish(new WorkflowLifecycleEvent.Succeed()).settle();
        assertThat(changed("SUCCEED"))
                .containsExactly("changed: no field", "rows: workflow_run ~1, journal +1");
    }

    @Test
    void beforeTheFirstEventThereIsNone() {
        Run last = run.snapshot().run();
        assertThat(EventChange.of(Timeline.of(last, List.of()), 0)).isEmpty();
    }
}
