package dev.pilothouse.engine.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.execution.StoredRuns;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Timeline;
import dev.pilothouse.engine.simulation.trial.RandomTrial;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.store.jdbi.JdbiRunStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A branch in which nothing is different is its trunk again, wherever it leaves: runs of random
/// workflows, with crashes, take-overs, stops, pauses and reruns in them.
class UnchangedBranchTest {

    private static final int SEEDS = Integer.getInteger("pilothouse.branch.seeds", 60);
    private static final int FORKS = 6;

    private final JdbiRunStore store = JdbiRunStore.memory(UUID.randomUUID().toString(), 2);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isTheTrunkEventByEvent() {
        int branches = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            store.clear();
            assertThat(RandomTrial.run(seed, store, Rules.tables()).violations()).isEmpty();
            Random random = new Random(seed);
            for (RunSummary summary : store.summaries(100)) {
                Timeline trunk = timeline(summary.id());
                branches +=
                        compared("seed %d, run %d".formatted(seed, summary.id()), trunk, random);
            }
        }
        assertThat(branches).isGreaterThan(SEEDS * FORKS / 2);
    }

    private static int compared(String what, Timeline timeline, Random random) {
        Trunk trunk = Trunk.of(timeline, Rules.tables());
        List<Integer> forks = new ArrayList<>(List.of(0, timeline.size()));
        while (forks.size() < FORKS) {
            forks.add(random.nextInt(timeline.size() + 1));
        }
        for (int fork : forks) {
            Branch branch = Branch.play(trunk, BranchPlan.at(fork));
            Step last = branch.run(timeline.size());
            List<JournalEntry> entries = branch.timeline().entries();
            for (int i = fork; i < Math.min(entries.size(), timeline.size()); i++) {
                assertThat(entries.get(i))
                        .as("%s, branch at %d, event %d", what, fork, i + 1)
                        .isEqualTo(timeline.entries().get(i));
            }
            assertThat(entries)
                    .as("%s, branch at %d: %s", what, fork, last)
                    .hasSize(timeline.size());
            assertThat(branch.outcome().firstDifference()).isZero();
        }
        return forks.size();
    }

    private Timeline timeline(long id) {
        List<JournalEntry> journal = new ArrayList<>();
        store.journal(id, 1, journal::add);
        Run last = StoredRuns.snapshot(store, id).orElseThrow().run();
        return Timeline.of(Run.submitted(last.identity(), last.graph().plan()), journal);
    }
}
