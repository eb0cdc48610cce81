package dev.pilothouse.engine.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Random;

final class OutputLinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v",
                "",
                "a=b=c",
                "it's \"quoted\"",
                "$HOME ${x} #{y} $",
                "Grüße, 世界 🚀",
                "two\nlines",
                "\r\n\n",
                "{\"a\":(1),\"b\":{\"c\":(2)}}",
                "f(x)",
                " blanks ",
                "} )",
            })
    void findsTheValueUnchangedHoweverTheOutputIsCut(String value) {
        for (String sign : List.of("$", "#")) {
            String text =
                    "noise $#{ " + sign + "{setValue(k=" + value + ")} more ${setValue(z=1)}\n";
            for (int size = 1; size <= text.length(); size++) {
                var found = parse(text, size);
                assertThat(found.values()).isEqualTo(Map.of("k", value, "z", "1"));
                assertThat(found.problems()).isEmpty();
            }
        }
    }

    @Test
    void findsSeveralValuesInALineAndLetsTheLastOneOfANameCount() {
        var found = parse("${setValue(a=1)}#{setValue(b=2)}${setValue(a=3)}", 7);
        assertThat(found.values()).containsExactly(Map.entry("a", "3"), Map.entry("b", "2"));
    }

    @Test
    void endsAValueWithAnOpenBracketAtItsFirstClosingAndSaysSo() {
        for (int size = 1; size < 60; size++) {
            var found = parse("${setValue(mood=:()} and so on\n${setValue(b=2)}", size);
            assertThat(found.values()).isEqualTo(Map.of("mood", ":(", "b", "2"));
            assertThat(found.problems()).singleElement().asString().contains("setValue(mood…)");
        }
        assertThat(parse("${setValue(mood=:()}", 5).values()).isEqualTo(Map.of("mood", ":("));
        assertThat(parse("${setValue(a=()}${setValue(b=2)}", 5).values())
                .isEqualTo(Map.of("a", "(", "b", "2"));
    }

    @Test
    void takesTheLargestValueAndRefusesALargerOneWithTheReason() {
        String largest = "ü".repeat(OutputLines.LARGEST_VALUE / 2);
        for (int size : List.of(4096, 1 << 20)) {
            var found =
                    parse(
                            "${setValue(fits=%s)}${setValue(big=%sx)}${setValue(huge=%s)}${setValue(after=1)}"
                                    .formatted(largest, largest, largest.repeat(9)),
                            size);
            assertThat(found.values()).isEqualTo(Map.of("fits", largest, "after", "1"));
            assertThat(found.problems())
                    .hasSize(2)
                    .allSatisfy(p -> assertThat(p).contains("larger than 65,536 bytes"));
            assertThat(found.problems().getFirst()).contains("setValue(big…)");
        }
    }

    @Test
    void takesAsManyRowsAsAllowedAndRefusesMore() {
        String most = "row\n".repeat(OutputLines.MOST_ROWS - 1) + "row";
        var found =
                parse("${setValue(fits=%s)}${setValue(long=%s\nrow)}x".formatted(most, most), 999);
        assertThat(found.values()).isEqualTo(Map.of("fits", most));
        assertThat(found.problems()).singleElement().asString().contains("more than 1024 rows");
    }

    @Test
    void refusesMoreThanTheTotal() {
        var lines = new OutputLines();
        String value = "x".repeat(60_000);
        for (int i = 0; i < 20; i++) {
            lines.accept("${setValue(v%d=%s)}".formatted(i, value));
        }
        var found = lines.end();
        assertThat(found.values()).hasSize(17);
        assertThat(found.problems()).hasSize(3).first().asString().contains("1,048,576 bytes");
    }

    @Test
    void saysWhatIsWrongWithAMarker() {
        assertThat(parse("${setValue(novalue)}", 3).problems())
                .singleElement()
                .asString()
                .contains("needs a name");
        assertThat(parse("${setValue( =v)}", 3).problems()).hasSize(1);
        assertThat(parse("x ${setValue(a=1\n", 3).problems())
                .singleElement()
                .asString()
                .contains("never closed");
        var nested = parse("${setValue(a=1\n${setValue(b=2)}", 3);
        assertThat(nested.values()).isEqualTo(Map.of("b", "2"));
        assertThat(nested.problems()).singleElement().asString().contains("before the next begins");
    }

    @Test
    void readsMegabytesOfHostileOutputQuickly() {
        var lines = new OutputLines();
        lines.accept("${setValue(a=(".repeat(200_000));
        lines.accept("{setValue(".repeat(200_000));
        lines.accept("x".repeat(5_000_000));
        lines.accept("${setValue(last=1)}");
        assertThat(lines.end().values()).containsEntry("last", "1");
    }

    private static OutputLines.Result parse(String text, int size) {
        var lines = new OutputLines();
        for (int i = 0; i < text.length(); i += size) {
            lines.accept(text.substring(i, Math.min(text.length(), i + size)));
        }
        return lines.end();
    }

    @Test
    void findsTheSameInAnyChunks() {
        String[] parts = {
            "${setValue(", "#{setValue(", "k", "=", ")}", ")", "(", "{", "}", "\n", "$"
        };
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            var whole = parse(text.toString(), text.length());
            assertThat(parse(text.toString(), 1)).isEqualTo(whole);
            assertThat(parse(text.toString(), 5)).isEqualTo(whole);
        }
    }
}
