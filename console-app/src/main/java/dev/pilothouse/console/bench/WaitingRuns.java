package dev.pilothouse.console.bench;

import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Many runs that are active at once and wait: each has begun, and its first task is due in an
/// hour.
final class WaitingRuns {

    private static final StartOptions OPTIONS = StartOptions.defaults("bench");
    private static final int AT_ONCE = 1_000;
    private static final int STOPS = 500;
    private static final int BYTES_PER_MEBIBYTE = 1 << 20;

    private final MasterEngine engine;
    private final List<Long> runs = new ArrayList<>();

    WaitingRuns(MasterEngine engine) {
        this.engine = engine;
    }

    /// Starts `count` runs and gives the heap that is in use when all of them are there, in MiB:
    /// that of the whole program, after a collection.
    double heapMebibytes(WorkflowDefinition flow, int count) throws Exception {
        while (runs.size() < count) {
            List<CompletableFuture<Long>> started = new ArrayList<>();
            for (int i = Math.min(AT_ONCE, count - runs.size()); i > 0; i--) {
                started.add(engine.start(flow, OPTIONS));
            }
            for (CompletableFuture<Long> run : started) {
                runs.add(run.get(5, TimeUnit.MINUTES));
            }
        }
        System.gc();
        return (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                / BYTES_PER_MEBIBYTE;
    }

    /// Stops some of them, one after another: from the request until the end is committed, the
    /// milliseconds at a percentile.
    double stopMillis(int percentile) throws Exception {
        int stops = Math.min(STOPS, runs.size());
        double[] millis = new double[stops];
        for (int i = 0; i < stops; i++) {
            long run = runs.get((int) ((long) i * runs.size() / stops));
            CompletableFuture<?> finished = engine.finished(run);
            long start = System.nanoTime();
            engine.stop(run, "bench", "measured");
            finished.get(1, TimeUnit.MINUTES);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[(stops - 1) * percentile / 100];
    }
}
