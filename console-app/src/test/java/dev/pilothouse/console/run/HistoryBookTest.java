package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;
import dev.pilothouse.engine.statemachine.Verdict;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

class HistoryBookTest {

    private static final WorkflowDefinition DEFINITION =
            ScriptedRun.definition(
                    """
                    workflow: {name: one}
                    tasks: [{name: a, task_type: Fake}]
                    """);

    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final HistoryBook book =
            new HistoryBook(
                    rows,
                    DEFINITION,
                    ZoneOffset.UTC,
                    Words.in(Language.ENGLISH),
                    UnaryOperator.identity());

    private static List<JournalEntry> entries(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(n -> entry(n, Verdict.APPLIED)).toList();
    }

    private static JournalEntry entry(long number, Verdict verdict) {
        return new JournalEntry(
                number, 0, 0, 0, new WorkflowLifecycleEvent.Finalize(), verdict, "", List.of());
    }

    @Test
    void keepsTheLastTwoThousandRows() {
        book.add(entries(1, 1_500));
        book.add(entries(1_501, 2_600));

        assertThat(rows).hasSize(HistoryBook.MOST_ROWS);
        assertThat(rows.getFirst().number()).isEqualTo(601);
        assertThat(rows.getLast().number()).isEqualTo(2_600);
    }

    @Test
    void leavesOutWhatItHas() {
        book.add(entries(1, 10));
        book.add(entries(5, 12));

        assertThat(rows)
                .extracting(HistoryRow::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void beginsAnewAfterAGap() {
        book.add(entries(1, 10));
        book.add(entries(40, 42));

        assertThat(rows).extracting(HistoryRow::number).containsExactly(40L, 41L, 42L);
        assertThat(book.recent()).extracting(JournalEntry::number).containsExactly(42L, 41L, 40L);
    }

    @Test
    void saysThatALateEventHadNoEffect() {
        book.add(List.of(entry(1, Verdict.LATE), entry(2, Verdict.ILLEGAL)));

        assertThat(rows)
                .extracting(HistoryRow::change)
                .containsExactly("late, no effect", "incident, no effect");
    }
}
