package dev.pilothouse.console.bridge;

import java.util.Arrays;
import java.util.OptionalLong;

/// How long the last thousand or so events took from their handling to the screen.
///
/// **Thread:** FX.
public final class FrameDelays {

    private static final int KEPT = 1_024;

    private final long[] millis = new long[KEPT];
    private long count;

    /// One more event is on the screen.
    public void add(long delay) {
        millis[(int) (count++ % KEPT)] = Math.max(0, delay);
    }

    /// Begins anew: what was measured while something else kept the screen says nothing.
    public void forget() {
        count = 0;
    }

    /// The delay that 95 of 100 events stay within, in milliseconds; empty before the first event.
    public OptionalLong p95() {
        int filled = (int) Math.min(count, KEPT);
        if (filled == 0) {
            return OptionalLong.empty();
        }
        long[] sorted = Arrays.copyOf(millis, filled);
        Arrays.sort(sorted);
        return OptionalLong.of(sorted[(filled * 95 + 99) / 100 - 1]);
    }
}
