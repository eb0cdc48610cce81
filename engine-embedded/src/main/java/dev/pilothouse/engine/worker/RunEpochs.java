package dev.pilothouse.engine.worker;

import java.util.LinkedHashMap;
import java.util.Map;

/// The highest epoch seen of each of the latest 50 000 runs.
///
/// **Thread:** one at a time.
final class RunEpochs {

    private static final int MOST_RUNS = 50_000;

    private final Map<Long, Long> highest =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
                    return size() > MOST_RUNS;
                }
            };

    /// Notes an epoch; false if a higher one was seen.
    boolean admits(long run, long epoch) {
        return highest.merge(run, epoch, Math::max) == epoch;
    }
}
