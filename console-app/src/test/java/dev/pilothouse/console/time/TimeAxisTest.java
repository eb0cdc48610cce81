package dev.pilothouse.console.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilothouse.console.time.TimeAxis.Fold;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;

class TimeAxisTest {

    private static TimeAxis axis(long to, long... instants) {
        return TimeAxis.of(instants, instants.length, 0, to);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "2500, 0.25", "10000, 1.0", "-5, 0.0", "12000, 1.0"})
    void aBusyRunIsDrawnAsItsTimeWent(long instant, double share) {
        long[] everyHalfSecond = new long[21];
        Arrays.setAll(everyHalfSecond, i -> i * 500L);

        assertThat(axis(10_000, everyHalfSecond).folds()).isEmpty();
        assertThat(axis(10_000, everyHalfSecond).share(instant)).isEqualTo(share);
    }

    @Test
    void anIdleStretchIsSqueezedAndKeepsItsTrueLength() {
        TimeAxis axis = axis(60_000, 0, 500, 1_000, 58_000, 58_700, 59_400, 60_000);

        assertThat(axis.folds()).hasSize(1);
        Fold fold = axis.folds().getFirst();
        assertThat(fold.length()).isEqualTo(57_000);
        assertThat(fold.end() - fold.start()).isLessThan(0.05);
        assertThat(axis.share(1_000)).isEqualTo(fold.start(), within(1e-9));
        assertThat(axis.share(58_000)).isEqualTo(fold.end(), within(1e-9));
        assertThat(axis.share(29_500)).isEqualTo((fold.start() + fold.end()) / 2, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"4999, 0", "5001, 1"})
    void whatIsShorterThanATwentiethIsNotIdle(long gap, int folds) {
        long[] instants = new long[41];
        for (int i = 0; i < 20; i++) {
            instants[i] = i * 2_500L;
        }
        instants[20] = 47_500 + gap;
        for (int i = 21; i < 41; i++) {
            instants[i] = Math.min(100_000, instants[i - 1] + 2_500);
        }
        assertThat(axis(100_000, instants).folds()).hasSize(folds);
    }

    @Test
    void nothingIsIdleInARunOfAFewMoments() {
        assertThat(axis(900, 0, 450, 900).folds()).isEmpty();
        assertThat(axis(0).share(0)).isZero();
    }

    @Test
    void whatHappensOutsideOfTheRangeIsNotShown() {
        TimeAxis axis = TimeAxis.of(new long[] {0, 5_000, 6_000, 90_000}, 4, 5_000, 6_000);

        assertThat(axis.folds()).isEmpty();
        assertThat(axis.share(0)).isZero();
        assertThat(axis.share(5_500)).isEqualTo(0.5);
        assertThat(axis.shows(90_000)).isFalse();
    }

    @Test
    void placesAndInstantsAreTheSameThereAndBackAndNeverGoBackwards() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long span = 10_000L + random.nextInt(1_000_000);
            long[] instants = random.longs(1 + random.nextInt(40), 0, span).sorted().toArray();
            TimeAxis axis = axis(span, instants);
            double last = 0;
            for (long instant = 0; instant <= span; instant += span / 50) {
                double share = axis.share(instant);
                assertThat(share).isBetween(last, 1.0);
                assertThat(axis.instant(share)).isCloseTo(instant, within(1L));
                last = share;
            }
            assertThat(axis.folds()).allMatch(fold -> fold.length() > span * 0.05);
        }
    }
}
