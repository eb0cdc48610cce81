package dev.pilothouse.console.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.debug.Target;
import dev.pilothouse.engine.lifecycle.TaskState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;

class TargetTextTest {

    private static final long LAST = 16;

    private final ScriptedRun run =
            ScriptedRun.of(
                    """
                    workflow: {name: one}
                    tasks:
                      - {name: load all, task_type: Fake}
                      - {name: '12', task_type: Fake}
                    """);

    private TargetText.Reading read(String written) {
        return new TargetText(
                        run.snapshot().run(),
                        LAST,
                        ZoneOffset.UTC,
                        Instant.parse("2026-11-22T10:00:00Z").toEpochMilli(),
                        Words.in(Language.ENGLISH))
                .read(written);
    }

    private Target target(String written) {
        assertThat(read(written)).isInstanceOf(TargetText.Reading.Understood.class);
        return ((TargetText.Reading.Understood) read(written)).target();
    }

    private String wrong(String written) {
        assertThat(read(written)).isInstanceOf(TargetText.Reading.Wrong.class);
        return ((TargetText.Reading.Wrong) read(written)).why();
    }

    @Test
    void aTaskIsCalledByItsNameEvenIfThatLooksLikeANumber() {
        assertThat(target(" load all ")).isEqualTo(new Target.AtTask("load all"));
        assertThat(target("12")).isEqualTo(new Target.AtTask("12"));
    }

    @Test
    void aTaskAndItsStateAnEventAndATimeAreUnderstood() {
        assertThat(target("load all running"))
                .isEqualTo(new Target.AtState("load all", TaskState.RUNNING));
        assertThat(target("#17")).isEqualTo(new Target.AtEntry(17));
        assertThat(target("17")).isEqualTo(new Target.AtEntry(17));
        assertThat(target("11:30")).isEqualTo(at("2026-11-22T11:30:00Z"));
        assertThat(target("9:30:00.250")).isEqualTo(at("2026-11-23T09:30:00.250Z"));
    }

    private static Target at(String instant) {
        return new Target.AtTime(Instant.parse(instant).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | Write where to run to",
                "#16              | Event 16 is handled already; the last one was 16",
                "25:00            | 25:00 is no time of day",
                "unload           | There is no task unload",
                "load all walking | There is no task state WALKING",
            })
    void whatIsNotUnderstoodIsSaid(String written, String why) {
        assertThat(wrong(written)).isEqualTo(why);
    }
}
