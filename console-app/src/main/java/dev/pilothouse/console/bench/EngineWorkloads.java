package dev.pilothouse.console.bench;

import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Workloads of one open engine. Every run must succeed, or there is no figure.
final class EngineWorkloads {

    private static final StartOptions OPTIONS = StartOptions.defaults("bench");
    private static final int LATENCY_RUNS = 300;

    private final MasterEngine engine;

    EngineWorkloads(MasterEngine engine) {
        this.engine = engine;
    }

    /// Starts `runs` runs at once and gives the seconds until the last one is over.
    double secondsForAll(WorkflowDefinition flow, int runs) throws Exception {
        long start = System.nanoTime();
        List<CompletableFuture<Long>> started = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            started.add(engine.start(flow, OPTIONS));
        }
        for (CompletableFuture<Long> run : started) {
            finished(run.get(5, TimeUnit.MINUTES));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// From start to SUCCEEDED committed, one run after another: the milliseconds at a percentile.
    double startToEndMillis(WorkflowDefinition flow, int percentile) throws Exception {
        double[] millis = new double[LATENCY_RUNS];
        for (int i = 0; i < LATENCY_RUNS; i++) {
            long start = System.nanoTime();
            finished(engine.start(flow, OPTIONS).get(1, TimeUnit.MINUTES));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[(LATENCY_RUNS - 1) * percentile / 100];
    }

    /// One chain at a time: milliseconds per hop from a task's end to the next one's start, over a
    /// whole chain.
    double hopMillis(WorkflowDefinition chain) throws Exception {
        double[] perHop = new double[LATENCY_RUNS / 10];
        int hops = chain.tasks().size() - 1;
        for (int i = 0; i < perHop.length; i++) {
            Run run = finished(engine.start(chain, OPTIONS).get(1, TimeUnit.MINUTES));
            long first = attempt(run, 0).times().ended();
            long last = attempt(run, hops).times().started();
            perHop[i] = (double) (last - first) / hops;
        }
        Arrays.sort(perHop);
        return perHop[perHop.length / 2];
    }

    /// Edges of a finished run whose target began before their source had ended.
    static int violations(Run run) {
        int violations = 0;
        for (int node = 0; node < run.graph().size(); node++) {
            for (int predecessor : run.graph().predecessors(node)) {
                if (attempt(run, predecessor).times().ended()
                        > attempt(run, node).times().started()) {
                    violations++;
                }
            }
        }
        return violations;
    }

    /// A run of its own, to its end.
    Run run(WorkflowDefinition flow) throws Exception {
        return finished(engine.start(flow, OPTIONS).get(1, TimeUnit.MINUTES));
    }

    private Run finished(long id) throws Exception {
        Run run = engine.finished(id).get(5, TimeUnit.MINUTES);
        if (run.state() != WorkflowState.SUCCEEDED) {
            throw new IllegalStateException(
                    "Expected run "
                            + id
                            + " to succeed, but it is "
                            + run.state()
                            + ": "
                            + run.status().reason());
        }
        return run;
    }

    private static TaskAttempt attempt(Run run, int node) {
        return Objects.requireNonNull(run.node(node).attempt());
    }
}
