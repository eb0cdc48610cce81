package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

final class PlaceholdersTest {

    private static final ResolvedParameters PARAMETERS =
            Sources.typed(
                    Parameter.of("a", "1"),
                    Parameter.of("b", "${a}2"),
                    Parameter.of("odd na.me", "o"));

    @ParameterizedTest
    @CsvSource({
        "${a},1",
        "${b},12",
        "${x},${x}",
        "p${a}q${x},p1q${x}",
        "$${a},$1",
        "${${a}},${${a}}",
        "${x${a}y},${x${a}y}",
        "${a ${a},${a 1",
        "${odd na.me},o",
        "${},${}",
        "$a $ $,$a $ $",
        "$[yyyyMMdd-${a}],20201130",
        "$[yyyyMMdd-${x}],$[yyyyMMdd-${x}]",
        "$[${x,$[${x",
        "$[yyyyMMdd,$[yyyyMMdd",
        "'',''",
    })
    void replacesWhatIsKnownAndLeavesTheRest(String text, String expected) {
        assertThat(Placeholders.of(PARAMETERS).expand(text)).isEqualTo(expected);
    }

    @Test
    void neverReadsAValueAgain() {
        var parameters =
                Sources.values(Map.of("a", "${b}", "b", "x", "open", "$[", "close", "yyyyMMdd]"));
        assertThat(Placeholders.of(parameters).expand("${a} ${open}${close}"))
                .isEqualTo("${b} $[yyyyMMdd]");
    }

    @Test
    void readsHostileTextInLinearTime() {
        String opening = "${$[".repeat(100_000);
        assertThat(Placeholders.of(PARAMETERS).expand(opening)).isEqualTo(opening);
    }

    @Test
    void refusesAResultThatIsTooLong() {
        var parameters = Sources.values(Map.of("v", "x".repeat(1000)));
        assertThatThrownBy(() -> Placeholders.of(parameters).expand("${v}".repeat(1100)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("pass a file");
    }
}
