package dev.pilothouse.console.bench;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;

import java.time.Duration;

/// W5: what runs cost that are active and wait. Taken once: it takes minutes.
final class WaitingFigures {

    private static final Duration WAIT = Duration.ofHours(1);

    private final int count;
    private final Report report;

    WaitingFigures(int count, Report report) {
        this.count = count;
        this.report = report;
    }

    void measure(EngineSettings settings) throws Exception {
        try (MasterEngine engine = MasterEngine.open(settings)) {
            WaitingRuns runs = new WaitingRuns(engine);
            report.once(
                    "W5",
                    count + " runs of ten tasks active at once, heap in all, MiB",
                    "<= 1024",
                    runs.heapMebibytes(BenchFlows.waitingChain(10, WAIT), count));
            report.once("W5", "stop of one of them, p99, ms", "<= 50", runs.stopMillis(99));
        }
    }
}
