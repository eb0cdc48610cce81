package dev.pilothouse.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

class LineSplitterProperties {

    @Property(tries = 300)
    void givesTheSameLinesHoweverTheBytesArrive(
            @ForAll @Size(max = 20) List<@StringLength(max = 30) String> texts,
            @ForAll @IntRange(min = 1, max = 9) int chunk) {
        List<String> lines =
                texts.stream().map(text -> text.replaceAll("[\\n\\r\\p{Cs}]", "")).toList();
        String all = lines.stream().map(line -> line + "\n").reduce("", String::concat);

        assertThat(split(new LineSplitter(UnaryOperator.identity()), all, chunk)).isEqualTo(lines);
    }

    @Property(tries = 20)
    void neverCutsAnEndlessLineInsideASecret(
            @ForAll @IntRange(min = 0, max = 40) int shift,
            @ForAll @IntRange(min = 1, max = 9) int kilos) {
        String secret = "my-secret-€";
        String all = "x".repeat(shift) + secret.repeat(LineSplitter.LONGEST * 3 / secret.length());
        UnaryOperator<String> mask = text -> text.replace(secret, "*");

        List<String> pieces = split(new LineSplitter(mask), all, kilos * 1000);

        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(String.join("", pieces)).isEqualTo(all);
        for (String piece : pieces) {
            assertThat(mask.apply(piece)).matches("x*\\**");
        }
    }

    private static List<String> split(LineSplitter splitter, String text, int chunk) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += chunk) {
            byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk));
            lines.addAll(splitter.accept(piece, piece.length));
        }
        lines.addAll(splitter.end());
        return lines;
    }
}
