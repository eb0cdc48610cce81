package dev.pilothouse.console.shell;

import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.journal.file.WholeFile;
import dev.pilothouse.engine.simulation.scenario.RecordedFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Turns the run that is shown, or a branch of one, into a test.
///
/// **Thread:** FX; playing and writing are errands.
final class ScenarioActions {

    private final Helm helm;
    private final Words words;
    private final Function<String, Optional<Path>> saveAs;

    /// @param saveAs lets a person choose where a file goes
    ScenarioActions(Helm helm, Function<String, Optional<Path>> saveAs) {
        this.helm = helm;
        this.saveAs = saveAs;
        words = helm.words();
    }

    void addTo(Actions actions) {
        actions.add("run.scenario", "fth-check-square", this::refusal, () -> false, this::keep);
    }

    private String refusal() {
        RunSnapshot shown = helm.run().snapshotProperty().get();
        if (shown == null || helm.run().timelineProperty().get() == null) {
            return words.get("refusal.choose-run");
        }
        return shown.run().state().isTerminal() ? "" : words.get("refusal.not-ended");
    }

    private void keep() {
        Timeline timeline = helm.run().timelineProperty().get();
        String refusal = refusal();
        helm.tell(refusal);
        if (timeline == null || !refusal.isEmpty()) {
            return;
        }
        String name =
                "%s-%d.yaml"
                        .formatted(
                                timeline.last().identity().workflow().replaceAll("[^\\w-]+", "-"),
                                timeline.last().identity().id());
        UnaryOperator<String> mask = helm.run().mask();
        saveAs.apply(name)
                .ifPresent(
                        file ->
                                helm.later(
                                        "write the scenario",
                                        () -> say(write(timeline, mask, file))));
    }

    private String write(Timeline timeline, UnaryOperator<String> mask, Path file) {
        RecordedFile scenario = RecordedFile.of(timeline, mask);
        try {
            WholeFile.write(
                    file, out -> out.write(scenario.text().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return words.get(
                    "scenario.not-written", file.toString(), String.valueOf(e.getMessage()));
        }
        return words.get(
                scenario.same() ? "scenario.written" : "scenario.other-end", file.toString());
    }

    private void say(String sentence) {
        helm.pulse().post(this, () -> helm.tell(sentence));
    }
}
