package dev.pilothouse.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;

class FiguresTest {

    @Test
    void writesSpansInTheUnitThatPeopleReadThemIn() {
        assertThat(Figures.span(-5)).isEqualTo("0.0 s");
        assertThat(Figures.span(449)).isEqualTo("0.4 s");
        assertThat(Figures.span(9_999)).isEqualTo("9.9 s");
        assertThat(Figures.span(41_700)).isEqualTo("41 s");
        assertThat(Figures.span(187_000)).isEqualTo("3 m 07 s");
        assertThat(Figures.span(7_500_000)).isEqualTo("2 h 05 m");
    }

    @Test
    void writesInstantsInTheZoneOfTheOnlooker() {
        assertThat(Figures.time(0, ZoneId.of("Europe/Berlin"))).isEqualTo("01:00:00.000");
        assertThat(Figures.time(1, ZoneId.of("UTC"))).isEqualTo("00:00:00.001");
    }

    @Test
    void separatesThousands() {
        assertThat(Figures.number(203)).isEqualTo("203");
        assertThat(Figures.number(1_203)).isEqualTo("1\u202f203");
    }
}
