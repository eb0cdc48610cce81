package dev.pilothouse.engine.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.kit.Repository;
import dev.pilothouse.engine.simulation.trial.RandomTrial;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Every planted defect is found by the random trials, and the table says by which invariant and
/// how soon. The search through the seeds is long, so it is done by `-Dtables=write` alone, which
/// writes the table anew; a build plays the seed that the table names, and the same invariant must
/// find the defect there.
class MutantsTest {

    private static final int MOST_SEEDS = 2_000;
    private static final Path TABLE = Repository.root().resolve("docs/tables/mutants.md");
    private static final Logger LOG = Logger.getLogger("dev.pilothouse");

    private static final JdbiRunStore store = JdbiRunStore.memory("mutants", 2);
    private static final Map<String, Find> finds = new ConcurrentHashMap<>();

    /// How a mutant was found.
    ///
    /// @param seeds how many seeds it took
    /// @param by the invariant
    private record Find(int seeds, String by) {}

    static List<Mutant> mutants() {
        return Stream.of(
                        GraphMutants.all(),
                        TaskMutants.all(),
                        StoreMutants.all(),
                        BusMutants.all(),
                        WireMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    /// A broken engine has much to say.
    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void writeAndClose() throws IOException {
        LOG.setLevel(null);
        store.close();
        if (isWriting()) {
            Files.writeString(TABLE, table());
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isFound(Mutant mutant) throws IOException {
        if (isWriting()) {
            Find find = search(mutant);
            assertThat(find.seeds()).as("seeds without a find").isLessThanOrEqualTo(MOST_SEEDS);
            finds.put(mutant.name(), find);
        } else {
            Find written = written(mutant);
            assertThat(written.seeds()).isBetween(1, MOST_SEEDS);
            assertThat(foundBy(mutant, written.seeds() - 1)).contains(written.by());
        }
    }

    private static boolean isWriting() {
        return "write".equals(System.getProperty("tables"));
    }

    @Test
    void thereAreEnoughAndEachHasItsName() {
        assertThat(mutants()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(mutants().stream().map(Mutant::name).distinct()).hasSameSizeAs(mutants());
    }

    /// The find that the table tells of.
    private static Find written(Mutant mutant) throws IOException {
        return Files.readAllLines(TABLE).stream()
                .map(line -> line.split(" *\\| *", -1))
                .filter(cells -> cells.length > 3 && cells[1].equals(mutant.name()))
                .map(cells -> new Find(Integer.parseInt(cells[3]), cells[2]))
                .findFirst()
                .orElseThrow();
    }

    private static Find search(Mutant mutant) {
        for (int seed = 0; seed < MOST_SEEDS; seed++) {
            Optional<String> by = foundBy(mutant, seed);
            if (by.isPresent()) {
                return new Find(seed + 1, by.get());
            }
        }
        return new Find(MOST_SEEDS + 1, "nothing");
    }

    /// The first invariant that a seed breaks; empty for none.
    private static Optional<String> foundBy(Mutant mutant, int seed) {
        store.clear();
        return violations(mutant, seed).stream()
                .findFirst()
                .map(first -> first.substring(0, first.indexOf(':')));
    }

    private static List<String> violations(Mutant mutant, int seed) {
        try {
            return RandomTrial.run(seed, store, Rules.tables(), mutant.ports().get()).violations();
        } catch (RuntimeException e) {
            return List.of("crash: " + e);
        }
    }

    private static String table() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # Mutants

                        Defects that are planted in the ports of the simulated world, the invariant that finds each first, and after how many seeds of the random trials. `MutantsTest` plays the last of these seeds in every build; run it with `-Dtables=write` after a change of the trials or the rules.

                        | Planted defect | Found by | Seeds |
                        |---|---|---|
                        """);
        for (Mutant mutant : mutants()) {
            Find find = finds.get(mutant.name());
            if (find != null) {
                text.append(row(mutant, find)).append('\n');
            }
        }
        return text.toString();
    }

    private static String row(Mutant mutant, Find find) {
        return "| %s | %s | %d |".formatted(mutant.name(), find.by(), find.seeds());
    }
}
