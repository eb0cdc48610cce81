package dev.pilothouse.engine.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The reference's 46 integration tests, re-told, and the 25 gaps that they leave: one scenario
/// file for each idea, played with several seeds.
class ReferenceCasesTest {

    private static final int SEEDS = Integer.getInteger("pilothouse.seeds", 3);
    private static final Pattern NUMBER = Pattern.compile("(case|gap)-g?(\\d\\d).*\\.yaml");

    private static final JdbiRunStore store = JdbiRunStore.memory("reference-cases", 2);

    @AfterAll
    static void close() {
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> endsAsTheFileSays() throws Exception {
        return files().stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> play(file)));
    }

    @Test
    void isEveryCaseAndEveryGap() throws Exception {
        String elsewhere = Files.readString(folder().resolve("README.md"));
        assertThat(told("case", elsewhere)).containsAll(numbers(46));
        assertThat(told("gap", elsewhere)).containsAll(numbers(25));
    }

    private static void play(Path file) {
        Scenario scenario = Scenarios.read(file);
        for (long seed = scenario.world().seed(); seed < scenario.world().seed() + SEEDS; seed++) {
            store.clear();
            ScenarioOutcome outcome = ScenarioRun.play(scenario, seed, store, Rules.tables());
            assertThat(outcome.diff()).as("seed %d: %s", seed, outcome).isEmpty();
            assertThat(outcome.violations()).as("seed %d", seed).isEmpty();
            assertThat(outcome.result()).isEqualTo(ScenarioOutcome.Result.PASSED);
        }
    }

    private static List<Integer> numbers(int most) {
        return IntStream.rangeClosed(1, most).boxed().toList();
    }

    /// By a file of its own, or by a row of the table that names where it is tested.
    private static List<Integer> told(String kind, String table) throws Exception {
        Stream<Integer> rows =
                Pattern.compile("^\\| " + kind + " (\\d+) \\|.*Test`", Pattern.MULTILINE)
                        .matcher(table)
                        .results()
                        .map(row -> Integer.parseInt(row.group(1)));
        Stream<Integer> own =
                files().stream()
                        .map(file -> NUMBER.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .filter(name -> name.group(1).equals(kind))
                        .map(name -> Integer.parseInt(name.group(2)));
        return Stream.concat(rows, own).toList();
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> NUMBER.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() throws Exception {
        return Scenarios.folder("cases");
    }
}
