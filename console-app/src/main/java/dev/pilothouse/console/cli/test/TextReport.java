package dev.pilothouse.console.cli.test;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// One line for each trial, what differs below one that failed, and a summary.
final class TextReport implements TestReport {

    private final PrintStream out;
    private final boolean namesSeeds;

    /// @param namesSeeds true if a scenario is played with several seeds
    TextReport(PrintStream out, boolean namesSeeds) {
        this.out = out;
        this.namesSeeds = namesSeeds;
    }

    @Override
    public void played(Trial.Played trial) {
        ScenarioOutcome outcome = trial.outcome();
        boolean passed = outcome.result().isPassed();
        out.println(
                "%-6s  %s%s  (%s)"
                        .formatted(
                                outcome.result().name().toLowerCase(Locale.ROOT),
                                trial.name(),
                                namesSeeds || !passed || trial.file().isEmpty()
                                        ? ", seed " + outcome.seed()
                                        : "",
                                seconds(outcome.virtualMillis())));
        if (!passed) {
            if (!trial.file().isEmpty()) {
                out.println("        in " + trial.file());
            }
            outcome.diff().forEach(line -> out.println("        " + line));
            outcome.violations().forEach(line -> out.println("        violated " + line));
        }
        outcome.notes().forEach(line -> out.println("        note: " + line));
    }

    @Override
    public void refused(String file, List<Fault> faults) {
        out.println("error   " + file + " cannot be played");
    }

    @Override
    public void done(Tally tally, long wallMillis) {
        out.println(
                "%d passed, %d failed%s; %s of virtual time in %s (%d : 1)."
                        .formatted(
                                tally.passed(),
                                tally.failed(),
                                tally.refused() == 0
                                        ? ""
                                        : ", %d could not be played".formatted(tally.refused()),
                                seconds(tally.virtualMillis()),
                                seconds(wallMillis),
                                tally.virtualMillis() / Math.max(1, wallMillis)));
    }

    private static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000.0);
    }
}
