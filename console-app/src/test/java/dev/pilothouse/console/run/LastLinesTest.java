package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastLinesTest {

    @Test
    void joinsALineThatComesInPieces() {
        LastLines lines = new LastLines(false);
        lines.add("one\ntw");
        lines.add("o\n");
        lines.add("three");

        assertThat(lines.lines()).containsExactly("one", "two", "three");
    }

    @Test
    void leavesOutTheRestOfALineThatBeganBefore() {
        LastLines lines = new LastLines(true);
        lines.add("rest of ");
        lines.add("it\nwhole\n");

        assertThat(lines.lines()).containsExactly("whole");
    }

    @Test
    void keepsTheLastTwoHundred() {
        LastLines lines = new LastLines(false);
        for (int i = 1; i <= 500; i++) {
            lines.add("line " + i + "\n");
        }

        assertThat(lines.lines()).hasSize(LastLines.MOST_LINES).first().isEqualTo("line 301");
    }
}
