package dev.pilothouse.engine.simulation.scenario;

import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The scenario file of a run: recorded, and played once to see whether it comes to the same end.
///
/// @param text the file
/// @param same true if it does
/// @param remarks what is not in it, in sentences
public record RecordedFile(String text, boolean same, List<String> remarks) {

    public RecordedFile {
        remarks = List.copyOf(remarks);
    }

    /// The file of a run, or of a branch, as far as it went.
    ///
    /// **Thread:** any; plays a simulated world, which takes a moment.
    ///
    /// @param mask hides secrets
    public static RecordedFile of(Timeline timeline, UnaryOperator<String> mask) {
        RecordedScenario recorded = RecordedScenario.of(timeline, name(timeline));
        JdbiRunStore store = JdbiRunStore.memory("recorded-" + UUID.randomUUID(), 2);
        try {
            ScenarioOutcome played =
                    ScenarioRun.play(
                            recorded.scenario(),
                            recorded.scenario().world().seed(),
                            store,
                            Rules.tables());
            return new RecordedFile(
                    recorded.text(played, mask),
                    played.result() == ScenarioOutcome.Result.PASSED,
                    recorded.remarks());
        } finally {
            store.close();
        }
    }

    private static String name(Timeline timeline) {
        return "run %d of %s ends %s"
                .formatted(
                        timeline.last().identity().id(),
                        timeline.last().identity().workflow(),
                        timeline.last().state());
    }
}
