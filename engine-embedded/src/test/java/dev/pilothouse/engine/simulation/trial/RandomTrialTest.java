package dev.pilothouse.engine.simulation.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Random workflows under random faults: crashes and restarts of masters and workers, freezes, lost
/// sessions, partitions, bad networks, outages of the store, lost writes and lost answers.
///
/// `-Dpilothouse.trials=…` makes it more or fewer, `-Dpilothouse.trial=…` the first seed.
class RandomTrialTest {

    private static final int TRIALS = Integer.getInteger("pilothouse.trials", 1_000);
    private static final long FIRST = Long.getLong("pilothouse.trial", 0);

    private static final JdbiRunStore store = JdbiRunStore.memory("trials", 2);

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void empty() {
        store.clear();
    }

    @Test
    void everyRunEndsAsItMustWhateverHappens() {
        int events = 0;
        for (long seed = FIRST; seed < FIRST + TRIALS; seed++) {
            RandomTrial.Outcome outcome = run(seed);
            assertThat(outcome.violations()).as("seed %d", seed).isEmpty();
            events += outcome.events();
        }
        assertThat(events).isGreaterThan(TRIALS);
    }

    @Test
    void theSameSeedGivesTheSameWorldEventByEvent() {
        for (long seed = FIRST; seed < FIRST + 20; seed++) {
            assertThat(run(seed)).isEqualTo(run(seed));
        }
    }

    private static RandomTrial.Outcome run(long seed) {
        store.clear();
        return RandomTrial.run(seed, store, Rules.tables());
    }
}
