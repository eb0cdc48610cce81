package dev.pilothouse.engine.simulation.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The comment on top of a shrunk trial's file: what is wrong, and what to do with the file.
///
/// @param file what the file is called
record ShrunkHead(ShrunkTrial trial, String file) {

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Found by the random trials, seed %d: the engine breaks".formatted(trial.seed()));
        lines.add("    " + oneLine(trial.violation()));
        lines.add("What is left of the trial: " + trial.summary() + ".");
        lines.add("");
        if (trial.shown() == null) {
            lines.addAll(apart());
        } else {
            lines.add("To see it:               pilothouse test " + file);
            lines.add("    " + oneLine(trial.shown()));
        }
        lines.add("To play the whole trial: pilothouse test --random-from " + trial.seed());
        lines.add("");
        lines.add("Once the engine is mended this passes: keep it among your scenarios.");
        return lines.stream()
                .map(line -> line.isEmpty() ? "#" : "# " + line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> apart() {
        int runs = trial.plan().starts().size();
        return runs > 1
                ? List.of(
                        "It takes %d runs at once, and a scenario starts one: this is the first of them,"
                                .formatted(runs),
                        "and passes if it is played alone. Read it, but play the whole trial.",
                        "The runs start at %s ms."
                                .formatted(
                                        trial.plan().starts().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", "))))
                : List.of(
                        "Played alone it does not show it: in the trial something comes a moment"
                                + " earlier",
                        "or later, or is looked at once more when all is over. Play the whole"
                                + " trial.");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
