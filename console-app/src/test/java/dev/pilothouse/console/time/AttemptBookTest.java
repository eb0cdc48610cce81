package dev.pilothouse.console.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.time.AttemptSpan.Part;
import dev.pilothouse.console.time.AttemptSpan.Piece;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowLifecycleEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where the time of attempts went.
class AttemptBookTest extends TimeFixture {

    private static final long BEGIN = ScriptedRun.BEGIN;

    private List<AttemptSpan> spans(ScriptedRun of) {
        AttemptBook book = new AttemptBook();
        of.journal().forEach(book::add);
        return book.spans();
    }

    private static String parts(AttemptSpan span, long now) {
        return span.pieces(now).stream()
                .map(piece -> piece.part() + " " + piece.length())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // begin asked placed started reported ended | the five parts
                "0 10 30 70 570 575 | 10 20 40 500 5",
                "0 10 0 0 0 0 | 10 990 0 0 0",
                "0 10 30 0 0 0 | 10 20 970 0 0",
                "0 10 30 70 0 0 | 10 20 40 930 0",
                "0 10 0 0 40 45 | 10 35 0 0 0",
                "0 10 30 0 90 95 | 10 20 65 0 0",
                "0 0 0 0 7 7 | 7 0 0 0 0",
                "0 50 20 70 60 80 | 50 0 20 0 10",
            })
    void fivePartsTouchEachOtherAndSumToTheWhole(String instants, String parts) {
        long[] at = longs(instants);
        AttemptSpan span =
                new AttemptSpan(
                        1, 1, 1, TaskState.RUNNING, at[0], at[1], at[2], at[3], at[4], at[5]);
        List<Piece> pieces = span.pieces(1_000);

        assertThat(pieces).extracting(Piece::part).containsExactly(Part.values());
        assertThat(pieces).extracting(Piece::length).containsExactly(boxed(longs(parts)));
        assertThat(pieces.stream().mapToLong(Piece::length).sum())
                .isEqualTo(span.end(1_000) - span.begin());
    }

    private static long[] longs(String text) {
        return List.of(text.strip().split(" ", -1)).stream().mapToLong(Long::parseLong).toArray();
    }

    private static Long[] boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    @Test
    void aRunThatWasHeldShowsWhatItWaitedForOnTheBus() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        run.pass(250).begin("extract").pass(900).succeed("extract").pass(40).settle();

        assertThat(spans(run)).hasSize(2);
        assertThat(parts(spans(run).getFirst(), run.now()))
                .isEqualTo("IN_BUS 0, WAITING 250, DISPATCHING 0, RUNNING 900, FINISHING 40");
    }

    @Test
    void aRetryBeginsWhenItIsDueAndNotWhenItWasPlanned() {
        runToTheEnd();

        assertThat(spans(run))
                .extracting(span -> span.node() + "/" + span.tryNumber() + " " + span.state())
                .containsExactly("0/1 SUCCEEDED", "1/1 FAILED", "1/2 SUCCEEDED", "2/1 SUCCEEDED");
        AttemptSpan retry = spans(run).get(2);
        assertThat(retry.begin()).isEqualTo(BEGIN + 61_200);
        assertThat(parts(retry, run.now()))
                .isEqualTo("IN_BUS 0, WAITING 100, DISPATCHING 0, RUNNING 3000, FINISHING 0");
    }

    @Test
    void aDelayIsSpentOnTheBus() {
        ScriptedRun delayed =
                ScriptedRun.of(
                        """
                        workflow: {name: late}
                        tasks: [{name: a, task_type: Fake, delay_time: 2m}]
                        """);
        delayed.publish(new WorkflowLifecycleEvent.Start()).settle().pass(120_000).settle();
        delayed.pass(30).begin("a").pass(10).succeed("a").settle();

        assertThat(parts(spans(delayed).getFirst(), delayed.now()))
                .isEqualTo("IN_BUS 120000, WAITING 30, DISPATCHING 0, RUNNING 10, FINISHING 0");
    }

    @Test
    void whatGoesOnReachesToNow() {
        run.publish(new WorkflowLifecycleEvent.Start()).settle();
        run.begin("extract").pass(700);

        assertThat(parts(spans(run).getFirst(), run.now()))
                .isEqualTo("IN_BUS 0, WAITING 0, DISPATCHING 0, RUNNING 700, FINISHING 0");
        assertThat(parts(spans(run).getLast(), run.now()))
                .isEqualTo("IN_BUS 0, WAITING 700, DISPATCHING 0, RUNNING 0, FINISHING 0");
    }
}
