package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.run.RunSearch.Result;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.store.RunQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class RunSearchTest {

    private static final long NOW = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    private static Result read(String text) {
        return RunSearch.read(text, NOW, ZoneOffset.UTC, Words.in(Language.ENGLISH));
    }

    private static RunQuery query(String text) {
        return ((Result.Query) read(text)).query();
    }

    @Test
    void nothingWrittenIsEveryRun() {
        assertThat(query("   ")).isEqualTo(RunQuery.ALL);
    }

    @Test
    void termsNarrowEachOther() {
        assertThat(query("state:failed,STOPPED workflow:etl no  rows"))
                .isEqualTo(
                        new RunQuery(
                                Set.of(WorkflowState.FAILED, WorkflowState.STOPPED),
                                "etl",
                                List.of("no", "rows"),
                                0,
                                Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "since:30m, 2026-11-22T11:30:00Z",
        "since:2h, 2026-11-22T10:00:00Z",
        "since:7d, 2026-11-15T12:00:00Z",
        "since:2026-11-20, 2026-11-20T00:00:00Z"
    })
    void timesAreAgesOrDates(String text, Instant from) {
        assertThat(query(text).from()).isEqualTo(from.toEpochMilli());
        assertThat(query(text.replace("since", "before")).until()).isEqualTo(from.toEpochMilli());
    }

    @Test
    void whatIsKnownToNobodyIsNamed() {
        assertThat(read("state:FAILD"))
                .isInstanceOfSatisfying(
                        Result.Trouble.class,
                        trouble ->
                                assertThat(trouble.sentence())
                                        .startsWith("There is no state FAILD; there are [SUBMITTED")
                                        .contains("FAILED"));
        assertThat(read("since:yesterday"))
                .isEqualTo(
                        new Result.Trouble(
                                "yesterday is no time: write 30m, 2h, 7d or a date like"
                                        + " 2026-11-22"));
    }
}
