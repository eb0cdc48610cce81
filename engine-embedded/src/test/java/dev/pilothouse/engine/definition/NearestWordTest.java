package dev.pilothouse.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NearestWordTest {
    private static final List<String> WORDS =
            List.of("extract", "load", "report", "task_type", "deps", "a");

    @ParameterizedTest
    @CsvSource({
        "extrct, extract",
        "EXTRACTS, extract",
        "laod, load",
        "tasktype, task_type",
        "dep, deps",
        "taks_tpye, task_type",
        "b, a",
    })
    void findsTheWordThatWasMeant(String wrong, String meant) {
        assertThat(NearestWord.of(wrong, WORDS)).contains(meant);
        assertThat(NearestWord.hint(wrong, WORDS)).isEqualTo("; did you mean '%s'?", meant);
    }

    @ParameterizedTest
    @CsvSource({"''", "zzz", "loading_dock", "rept"})
    void staysSilentWhenNothingIsNear(String wrong) {
        assertThat(NearestWord.of(wrong, List.of("load", "report_of_today"))).isEmpty();
        assertThat(NearestWord.hint(wrong, List.of("load", "report_of_today"))).isEmpty();
    }

    @Test
    void prefersFewerEdits() {
        assertThat(NearestWord.of("task_3", List.of("task_12", "task_13", "task_33")))
                .contains("task_13");
    }
}
