package dev.pilothouse.console.shell.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.bridge.RunNews;
import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// Runs are ann's.
class NoticeBoardTest {

    private final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: one}
                    tasks: [{name: a, task_type: Fake}]
                    """);
    private final List<Notice> announced = new ArrayList<>();

    private NoticeBoard board(String author) {
        NoticeBoard board = new NoticeBoard(author, Words.in(Language.ENGLISH), run::now);
        board.setOnNotice(announced::add);
        return board;
    }

    private void tell(NoticeBoard board) {
        board.accept(new RunNews(run.snapshot(), List.of()));
    }

    private List<String> said() {
        return announced.stream().map(Notice::text).toList();
    }

    @Test
    void theEndOfAnOwnRunIsAnnouncedOnceHoweverOftenItIsShown() {
        NoticeBoard board = board("ann");
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a");
        tell(board);
        tell(board);
        assertThat(announced).isEmpty();

        run.succeed("a").settle();
        tell(board);
        tell(board);
        assertThat(said()).containsExactly("Run #12 one has succeeded");
        assertThat(board.notices()).hasSize(1);
    }

    @Test
    void aFailureIsCalledOne() {
        NoticeBoard board = board("ann");
        run.publish(new WorkflowLifecycleEvent.Start())
                .settle()
                .begin("a")
                .fail("a", "no")
                .settle();
        tell(board);
        assertThat(said()).containsExactly("Run #12 one has failed");
    }

    @Test
    void theRunsOfOthersAreOnlyAnnouncedIfTheyAreWatched() {
        NoticeBoard board = board("bob");
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a");
        tell(board);
        assertThat(announced).isEmpty();

        board.toggleWatch(12);
        run.succeed("a").settle();
        tell(board);
        assertThat(said()).containsExactly("Run #12 one has succeeded");
    }

    @Test
    void theEndOfARunOfSomebodyElseIsNoBusinessOfOurs() {
        NoticeBoard board = board("bob");
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a").succeed("a").settle();
        tell(board);
        assertThat(announced).isEmpty();
    }

    @Test
    void aBusThatIsHeldByABreakpointIsAnnouncedOnce() {
        NoticeBoard board = board("ann");
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a");
        tell(board);
        run.hold();
        tell(board);
        tell(board);
        assertThat(announced).hasSize(1);
        assertThat(said().getFirst()).startsWith("Run #12 one is held before event ");
    }

    @Test
    void whoHoldsABusByHandNeedNotBeTold() {
        NoticeBoard board = board("ann");
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        tell(board);
        board.holdByHand(12);
        run.hold();
        tell(board);
        assertThat(announced).isEmpty();
    }

    @Test
    void whatEndedBeforeTheWindowWasOpenedIsOldNews() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle().begin("a").succeed("a").settle();
        run.pass(60_000);
        NoticeBoard board = board("ann");
        tell(board);
        assertThat(announced).isEmpty();
    }
}
