package dev.pilothouse.engine.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.execution.StoredRuns;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.simulation.WorldPlan;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A run that was recorded is a scenario: read back and played, it comes to the same end. Tried
/// with every case of the reference in which neither a process fails nor another workflow is
/// started.
class RecordedScenarioTest {

    private final JdbiRunStore store = JdbiRunStore.memory("recorded-scenarios", 2);

    @AfterEach
    void close() {
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> comesToTheSameEnd() throws Exception {
        List<Path> cases = cases();
        assertThat(cases).hasSizeGreaterThan(25);
        return cases.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> record(file)));
    }

    private static List<Path> cases() throws Exception {
        try (Stream<Path> files = Files.list(Scenarios.folder("cases"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("child"))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> isPlain(Scenarios.read(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPlain(Scenario scenario) {
        boolean alone =
                scenario.world().equals(WorldPlan.SMALL.seeded(scenario.world().seed()))
                        && scenario.referenced().isEmpty()
                        && !scenario.expect().isForGoingOn();
        return alone && scenario.steps().stream().allMatch(step -> step.deed().needsRun());
    }

    private void record(Path file) {
        RecordedScenario recorded = recorded(Scenarios.read(file));
        assertThat(recorded.remarks()).isEmpty();
        ScenarioOutcome played = play(recorded.scenario());
        assertThat(played.diff())
                .as("%s", recorded.text(played, UnaryOperator.identity()))
                .isEmpty();
        String text = recorded.text(played, UnaryOperator.identity());
        assertThat(text).contains("Played in a simulated world it comes to the same end.");
        ScenarioResult read = Scenarios.READER.read(Path.of("recorded.yaml"), text);
        assertThat(read).as("%s", text).isInstanceOf(ScenarioResult.Read.class);
        ScenarioOutcome again = play(((ScenarioResult.Read) read).scenario());
        assertThat(again.result()).as("%s", text).isEqualTo(ScenarioOutcome.Result.PASSED);
    }

    private ScenarioOutcome play(Scenario scenario) {
        store.clear();
        return ScenarioRun.play(scenario, scenario.world().seed(), store, Rules.tables());
    }

    private RecordedScenario recorded(Scenario scenario) {
        assertThat(play(scenario).diff()).isEmpty();
        List<JournalEntry> journal = new ArrayList<>();
        store.journal(1, 1, journal::add);
        Run last = StoredRuns.snapshot(store, 1).orElseThrow().run();
        Run accepted = Run.submitted(last.identity(), last.graph().plan());
        return RecordedScenario.of(Timeline.of(accepted, journal), scenario.name());
    }

    @Test
    void whatIsNotInItIsSaid() throws Exception {
        Scenario parent =
                Scenarios.read(Scenarios.folder("cases").resolve("case-03-sub-workflow.yaml"));
        RecordedScenario recorded = recorded(parent);
        assertThat(recorded.remarks()).singleElement().asString().contains("under 'children'");
        String text = recorded.text(play(recorded.scenario()), UnaryOperator.identity());
        assertThat(text).contains("it does not come to the same end").contains("# Task '");
    }

    @Test
    void secretsAreMasked() throws Exception {
        RecordedScenario recorded =
                recorded(
                        Scenarios.read(Scenarios.folder("cases").resolve("case-01-one-task.yaml")));
        String task = recorded.scenario().workflow().tasks().getFirst().name();
        String text =
                recorded.text(play(recorded.scenario()), line -> line.replace(task, "******"));
        assertThat(text).doesNotContain(task).contains("******");
    }
}
