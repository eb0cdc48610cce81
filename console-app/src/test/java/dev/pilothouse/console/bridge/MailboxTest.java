package dev.pilothouse.console.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class MailboxTest {

    private final Mailbox mailbox = new Mailbox();
    private final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: one}
                    tasks: [{name: a, task_type: Fake}]
                    """);

    @Test
    void keepsTheLatestSnapshotAndEverythingThatWasHandled() {
        run.publish(new WorkflowLifecycleEvent.Start()).step();
        mailbox.put(run.snapshot(run.journal()));
        run.settle();
        RunSnapshot latest = run.snapshot(run.journal().subList(1, run.journal().size()));
        mailbox.put(latest);

        List<RunNews> news = mailbox.takeAll().runs();

        assertThat(news).hasSize(1);
        assertThat(news.getFirst().latest()).isSameAs(latest);
        assertThat(news.getFirst().handled()).isEqualTo(run.journal());
        assertThat(mailbox.isEmpty()).isTrue();
    }

    @Test
    void keepsOnlyTheTailOfAFlood() {
        run.publish(new WorkflowLifecycleEvent.Start()).step();
        JournalEntry entry = run.journal().getFirst();
        for (int turn = 0; turn < 30; turn++) {
            mailbox.put(run.snapshot(Collections.nCopies(256, entry)));
        }

        assertThat(mailbox.takeAll().runs().getFirst().handled()).hasSize(Mailbox.MOST_ENTRIES);
    }

    @Test
    void aMessageReplacesTheOneOfTheSameKey() {
        List<String> said = new ArrayList<>();
        mailbox.put("log", () -> said.add("first"));
        mailbox.put("log", () -> said.add("second"));
        mailbox.put("other", () -> said.add("third"));

        mailbox.takeAll().messages().forEach(Runnable::run);

        assertThat(said).containsExactly("second", "third");
    }
}
