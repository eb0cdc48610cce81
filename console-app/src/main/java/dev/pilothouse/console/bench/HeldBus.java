package dev.pilothouse.console.bench;

import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a held bus costs the others: runs that are under way together, with and without one more
/// whose bus is held before its first event. Both are measured in turns, so that whatever slows the
/// machine slows both.
final class HeldBus {

    private static final int TURNS = 12;
    private static final int BATCHES = 4;
    private static final StartOptions OPTIONS = StartOptions.defaults("bench");

    private final MasterEngine engine;
    private final WorkflowDefinition flow;
    private final int others;

    HeldBus(MasterEngine engine, WorkflowDefinition flow, int others) {
        this.engine = engine;
        this.flow = flow;
        this.others = others;
    }

    /// By how many percent the 99th percentile of the others, from start to end committed, is
    /// longer while a bus is held.
    double slowerPercent() throws Exception {
        List<Double> free = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            if (turn % 2 == 0) {
                measure(free);
                besideAHeldOne(beside);
            } else {
                besideAHeldOne(beside);
                measure(free);
            }
        }
        return 100 * (p99(beside) / p99(free) - 1);
    }

    private void besideAHeldOne(List<Double> millis) throws Exception {
        long held = engine.start(flow, OPTIONS.asHeld()).get(1, TimeUnit.MINUTES);
        measure(millis);
        engine.release(held);
        engine.finished(held).get(1, TimeUnit.MINUTES);
    }

    private void measure(List<Double> millis) throws Exception {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<CompletableFuture<Double>> runs = new ArrayList<>();
            for (int i = 0; i < others; i++) {
                runs.add(timed());
            }
            for (CompletableFuture<Double> run : runs) {
                millis.add(run.get(5, TimeUnit.MINUTES));
            }
        }
    }

    private CompletableFuture<Double> timed() {
        long begin = System.nanoTime();
        return engine.start(flow, OPTIONS)
                .thenCompose(engine::finished)
                .thenApply(_ -> (System.nanoTime() - begin) / 1e6);
    }

    private static double p99(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * 99 / 100);
    }
}
