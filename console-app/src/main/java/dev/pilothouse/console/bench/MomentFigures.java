package dev.pilothouse.console.bench;

import dev.pilothouse.console.run.Moment;
import dev.pilothouse.console.run.RunModel;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Rules;

import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.UnaryOperator;

/// W10: going to a moment of a run that has ended, as far as the view models: graph, bus, inspector
/// and history.
final class MomentFigures {

    private static final int JUMPS = 200;

    private final int nodes;
    private final Report report;

    MomentFigures(int nodes, Report report) {
        this.nodes = nodes;
        this.report = report;
    }

    void measure() throws Exception {
        Timeline timeline = new EventInMemory(BenchFlows.random(nodes, 2 * nodes, 8)).timeline();
        RunModel model =
                new RunModel(
                        EngineClock.monotonic(),
                        ZoneOffset.UTC,
                        Words.in(Language.ENGLISH),
                        Rules.tables(),
                        _ -> UnaryOperator.identity());
        model.record(timeline);
        int size = timeline.size();
        report.add(
                "W10",
                "one event back at " + size + " of " + size + " events, slowest of 200, ms",
                "<= 100",
                () -> slowest(model, jump -> size - 1 - jump % 2));
        Random random = new Random(1);
        report.add(
                "W10",
                "any moment of " + size + " events, slowest of 200, ms",
                "<= 100",
                () -> slowest(model, _ -> random.nextInt(size)));
    }

    /// Where a jump goes.
    @FunctionalInterface
    private interface Route {
        long event(int jump);
    }

    private static double slowest(RunModel model, Route route) {
        long slowest = 0;
        for (int jump = 0; jump < JUMPS; jump++) {
            long event = route.event(jump);
            long start = System.nanoTime();
            model.goTo(new Moment.After(event));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        return slowest / 1e6;
    }
}
