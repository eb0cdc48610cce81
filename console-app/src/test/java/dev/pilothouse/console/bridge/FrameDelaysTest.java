package dev.pilothouse.console.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

class FrameDelaysTest {

    private final FrameDelays delays = new FrameDelays();

    @Test
    void knowsNothingBeforeTheFirstEvent() {
        assertThat(delays.p95()).isEmpty();
    }

    @Test
    void fiveOfAHundredMayBeSlower() {
        LongStream.rangeClosed(1, 100).forEach(delays::add);

        assertThat(delays.p95()).hasValue(95);
    }

    @Test
    void oldEventsAreForgotten() {
        LongStream.range(0, 2_000).forEach(_ -> delays.add(900));
        LongStream.range(0, 1_024).forEach(_ -> delays.add(12));

        assertThat(delays.p95()).hasValue(12);
    }
}
