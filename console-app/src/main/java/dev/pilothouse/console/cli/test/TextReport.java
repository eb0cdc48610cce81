package dev.pilothouse.console.cli.test;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome;
import dev.pilothouse.engine.simulation.trial.ShrunkTrial;

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
        if (trial.seedFile() != null) {
            tell(trial.seedFile());
        }
    }

    private void tell(SeedFile file) {
        ShrunkTrial trial = file.trial();
        out.println("        shrunk to " + trial.summary());
        if (!file.isWritten()) {
            out.println("        not written to %s: %s".formatted(file.file(), file.problem()));
        } else if (trial.standsAlone()) {
            out.println("        written to %s, which shows it:".formatted(file.file()));
            out.println("            pilothouse test " + file.file());
        } else {
            out.println(
                    "        written to %s, which does not show it alone: see its first lines"
                            .formatted(file.file()));
        }
        out.println("        the whole trial again:");
        out.println("            pilothouse test --random-from " + trial.seed());
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
