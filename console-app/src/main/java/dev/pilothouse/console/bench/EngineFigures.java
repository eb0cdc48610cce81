package dev.pilothouse.console.bench;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// W1 to W4 and W6: whole runs in an open engine.
final class EngineFigures {

    private static final int AS_MANY_AS_ASKED = 1_000_000;

    private final Set<String> wanted;
    private final int size;
    private final Report report;

    /// @param size how many or how wide; 0 for what is usual
    EngineFigures(Set<String> wanted, int size, Report report) {
        this.wanted = wanted;
        this.size = size;
        this.report = report;
    }

    void measure(EngineSettings settings) throws Exception {
        try (MasterEngine engine = MasterEngine.open(settings.withSlots(AS_MANY_AS_ASKED))) {
            EngineWorkloads workloads = new EngineWorkloads(engine);
            if (wanted.contains("W1")) {
                single(workloads);
            }
            if (wanted.contains("W2")) {
                chains(workloads);
            }
            if (wanted.contains("W3")) {
                fans(workloads);
            }
            if (wanted.contains("W4")) {
                random(workloads);
            }
        }
        if (wanted.contains("W6")) {
            shells(settings.withSlots(4));
        }
    }

    private void single(EngineWorkloads engine) throws Exception {
        WorkflowDefinition one = BenchFlows.chain(1);
        int many = size(1_000);
        report.add(
                "W1",
                many + " runs of one task at once, runs/s",
                ">= 5000",
                () -> many / engine.secondsForAll(one, many));
        report.add(
                "W1s",
                "start to SUCCEEDED committed, p50, ms",
                "<= 0.75 and <= 6 C",
                () -> engine.startToEndMillis(one, 50));
        report.add(
                "W1s",
                "start to SUCCEEDED committed, p99, ms",
                "<= 10",
                () -> engine.startToEndMillis(one, 99));
    }

    private void chains(EngineWorkloads engine) throws Exception {
        WorkflowDefinition ten = BenchFlows.chain(10);
        int many = size(100);
        report.add(
                "W2",
                many + " runs of a ten-task chain at once, tasks/s",
                ">= 15000",
                () -> 10 * many / engine.secondsForAll(ten, many));
        report.add(
                "W2s",
                "task ended to next started, mean of a chain, p50, ms",
                "<= 0.25 and <= 2 C",
                () -> engine.hopMillis(BenchFlows.chain(100)));
    }

    private void fans(EngineWorkloads engine) throws Exception {
        for (int width : size == 0 ? new int[] {1_000, 5_000, 50_000} : new int[] {size}) {
            WorkflowDefinition fan = BenchFlows.fan(width);
            report.add(
                    "W3",
                    width + " parallel tasks and a join, s",
                    target(width),
                    () -> engine.secondsForAll(fan, 1));
        }
    }

    private void random(EngineWorkloads engine) throws Exception {
        WorkflowDefinition random = BenchFlows.random(300, 582, 7);
        report.add(
                "W4",
                "random DAG of 300 nodes and 582 edges, ms",
                "<= 60",
                () -> 1_000 * engine.secondsForAll(random, 1));
        report.add(
                "W4",
                "dependencies violated in it",
                "0",
                () -> EngineWorkloads.violations(engine.run(random)));
    }

    private void shells(EngineSettings settings) throws Exception {
        int many = size(300);
        WorkflowDefinition shells = BenchFlows.shells(many);
        try (MasterEngine engine = MasterEngine.open(settings)) {
            EngineWorkloads workloads = new EngineWorkloads(engine);
            report.add(
                    "W6",
                    "shell tasks, four at once, /s",
                    ">= 0.85 S",
                    () -> many / workloads.secondsForAll(shells, 1));
        }
    }

    private static @Nullable String target(int width) {
        return switch (width) {
            case 1_000 -> "<= 0.1";
            case 5_000 -> "<= 0.5";
            case 50_000 -> "<= 6";
            default -> null;
        };
    }

    private int size(int usual) {
        return size > 0 ? size : usual;
    }
}
