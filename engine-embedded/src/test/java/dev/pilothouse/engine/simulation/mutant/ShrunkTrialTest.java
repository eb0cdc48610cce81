package dev.pilothouse.engine.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.simulation.scenario.Scenario;
import dev.pilothouse.engine.simulation.scenario.ScenarioOutcome;
import dev.pilothouse.engine.simulation.scenario.ScenarioReader;
import dev.pilothouse.engine.simulation.scenario.ScenarioResult;
import dev.pilothouse.engine.simulation.trial.EngineUnderTest;
import dev.pilothouse.engine.simulation.trial.RandomTrial;
import dev.pilothouse.engine.simulation.trial.ShrunkTrial;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.RunStore;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;
import dev.pilothouse.engine.task.TaskTypes;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Trials that find a planted defect are made small, and their files show the defect.
class ShrunkTrialTest {

    private static final String FILE = "pilothouse-seed.yaml";
    private static final Logger LOG = Logger.getLogger("dev.pilothouse");
    private static final JdbiRunStore store = JdbiRunStore.memory("shrunk", 2);
    private static final EngineUnderTest SOUND =
            EngineUnderTest.of(ShrunkTrialTest::emptyStore, Rules.tables());

    /// A broken engine has much to say.
    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void close() {
        LOG.setLevel(null);
        store.close();
    }

    private static RunStore emptyStore() {
        store.clear();
        return store;
    }

    private static EngineUnderTest broken(String mutant) {
        Mutant planted =
                MutantsTest.mutants().stream()
                        .filter(known -> known.name().equals(mutant))
                        .findFirst()
                        .orElseThrow();
        return new EngineUnderTest(ShrunkTrialTest::emptyStore, Rules.tables(), planted.ports());
    }

    private static Scenario read(String text) {
        ScenarioReader reader =
                new ScenarioReader(
                        new WorkflowReader(TaskTypes.installed(), Map.of(), ZoneOffset.UTC),
                        Map.of());
        ScenarioResult result = reader.read(Path.of(FILE), text);
        assertThat(result.faults()).as(text).isEmpty();
        return ((ScenarioResult.Read) result).scenario();
    }

    @ParameterizedTest
    @CsvSource({
        "a join starts after its first predecessor, 1, I-9, 3, 0",
        "failure strategy END starts new tasks, 0, I-11, 2, 0",
        "a timeout is ignored, 4, I-10, 1, 0",
        "a stop is not carried on at a take-over, 4, I-10, 1, 6",
        "a re-attach starts again, 4, I-6, 1, 2"
    })
    void leavesAFileThatFailsForTheSameReasonAndPassesOnASoundEngine(
            String mutant, long seed, String invariant, int mostTasks, int mostHappenings) {
        EngineUnderTest broken = broken(mutant);

        ShrunkTrial shrunk = ShrunkTrial.of(seed, broken).orElseThrow();

        assertThat(shrunk.violation()).startsWith(invariant + ":");
        assertThat(shrunk.standsAlone()).isTrue();
        assertThat(shrunk.plan().starts()).containsExactly(0L);
        assertThat(shrunk.plan().size()).isLessThanOrEqualTo(mostTasks);
        assertThat(shrunk.plan().happenings()).hasSizeLessThanOrEqualTo(mostHappenings);
        Scenario scenario = read(shrunk.text(FILE));
        ScenarioOutcome found = broken.play(scenario);
        assertThat(found.result()).isEqualTo(ScenarioOutcome.Result.FAILED);
        assertThat(found.violations().isEmpty() ? found.diff() : found.violations())
                .contains(shrunk.shown());
        ScenarioOutcome mended = SOUND.play(scenario);
        assertThat(mended.result()).as("%s", mended).isEqualTo(ScenarioOutcome.Result.PASSED);
    }

    @Test
    void makesTheSameFileOfTheSameSeedByteByByte() {
        String mutant = "a re-attach starts again";

        String once = ShrunkTrial.of(4, broken(mutant)).orElseThrow().text(FILE);
        String again = ShrunkTrial.of(4, broken(mutant)).orElseThrow().text(FILE);

        assertThat(again).isEqualTo(once);
    }

    @Test
    void saysSoIfAScenarioCannotShowIt() {
        ShrunkTrial shrunk =
                ShrunkTrial.of(0, broken("a slot leaks when a task fails")).orElseThrow();

        assertThat(shrunk.standsAlone()).isFalse();
        assertThat(shrunk.plan().starts()).hasSizeGreaterThan(1);
        assertThat(shrunk.plan().size()).isLessThan(RandomTrial.plan(0).size());
        String text = shrunk.text(FILE);
        assertThat(text)
                .contains(
                        "# It takes %d runs at once, and a scenario starts one"
                                .formatted(shrunk.plan().starts().size()),
                        "pilothouse test --random-from 0");
        assertThat(SOUND.play(read(text)).result()).isEqualTo(ScenarioOutcome.Result.PASSED);
    }

    @Test
    void leavesASoundTrialAlone() {
        assertThat(ShrunkTrial.of(0, SOUND)).isEmpty();
    }
}
