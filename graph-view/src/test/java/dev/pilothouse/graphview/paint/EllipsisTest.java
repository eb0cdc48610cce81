package dev.pilothouse.graphview.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EllipsisTest {
    @Test
    void keepsWhatFits() {
        assertThat(Ellipsis.fit("abc", 3, String::length)).isEqualTo("abc");
    }

    @Test
    void cutsWhatDoesNotFitAndSaysSo() {
        assertThat(Ellipsis.fit("abcdef", 4, String::length)).isEqualTo("abc…");
        assertThat(Ellipsis.fit("ab cdef", 4, String::length)).isEqualTo("ab…");
    }

    @Test
    void leavesTheMarkAloneWhenNothingFits() {
        assertThat(Ellipsis.fit("abcdef", 0, String::length)).isEqualTo("…");
        assertThat(Ellipsis.fit("", 0, String::length)).isEmpty();
    }

    @Test
    void neverCutsACharacterInHalf() {
        assertThat(Ellipsis.fit("a😀😀", 3, String::length)).isEqualTo("a…");
    }
}
