package dev.pilothouse.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.cluster.Heartbeat;
import dev.pilothouse.engine.cluster.Load;
import dev.pilothouse.engine.dispatch.WorkerChoice.Candidate;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// U4: ten thousand choices among three workers. Where weights count, ours are mixed evenly
/// (3,1,2,…: no worker gets a burst), so the last, unfinished turn may give one choice more or less
/// than the reference's order.
class LoadBalancingTest {

    private static final int PICKS = 10_000;

    private static final List<Candidate> WORKERS =
            List.of(
                    new Candidate("w1", new Heartbeat(1, new Load(0.1, 0.1, 0.1), false)),
                    new Candidate("w2", new Heartbeat(2, new Load(0.2, 0.2, 0.2), false)),
                    new Candidate("w3", new Heartbeat(3, new Load(0.3, 0.3, 0.3), false)));

    private static Map<String, Integer> picks(LoadBalancing balancing, List<Candidate> workers) {
        WorkerChoice choice = balancing.choice(new Random(4));
        Map<String, Integer> picks = new TreeMap<>();
        for (int i = 0; i < PICKS; i++) {
            picks.merge(choice.choose(workers), 1, Integer::sum);
        }
        return picks;
    }

    @ParameterizedTest
    @CsvSource({
        "RANDOM, 3333, 3333, 3333, 150",
        "ROUND_ROBIN, 3334, 3333, 3333, 0",
        "FIXED_WEIGHTED, 1666, 3334, 5000, 1",
        "DYNAMIC_WEIGHTED, 3452, 3334, 3214, 1"
    })
    void u4_sharesAreTheReferences(
            LoadBalancing balancing, int first, int second, int third, int tolerance) {
        Map<String, Integer> picks = picks(balancing, WORKERS);
        Offset<Integer> offset = Offset.offset(tolerance);
        assertThat(picks.get("w1")).isCloseTo(first, offset);
        assertThat(picks.get("w2")).isCloseTo(second, offset);
        assertThat(picks.get("w3")).isCloseTo(third, offset);
    }

    @ParameterizedTest
    @CsvSource({"RANDOM", "ROUND_ROBIN", "FIXED_WEIGHTED", "DYNAMIC_WEIGHTED"})
    void theOnlyOneIsAlwaysChosen(LoadBalancing balancing) {
        assertThat(picks(balancing, WORKERS.subList(1, 2))).isEqualTo(Map.of("w2", PICKS));
    }

    @Test
    void weightsAreMixedEvenly() {
        WorkerChoice choice = LoadBalancing.FIXED_WEIGHTED.choice(new Random());
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            chosen.add(choice.choose(WORKERS));
        }
        assertThat(chosen.subList(0, 6)).isEqualTo(chosen.subList(6, 12));
        assertThat(chosen.subList(0, 6)).containsOnlyOnce("w1").contains("w2", "w3");
        for (int i = 1; i < 12; i++) {
            assertThat(chosen.subList(Math.max(0, i - 2), i + 1))
                    .isNotEqualTo(List.of("w3", "w3", "w3"));
        }
    }

    @Test
    void workersWithoutAnyWeightAreEqual() {
        List<Candidate> weightless =
                List.of(
                        new Candidate("w1", new Heartbeat(0, Load.NONE, false)),
                        new Candidate("w2", new Heartbeat(0, Load.NONE, false)));
        assertThat(picks(LoadBalancing.FIXED_WEIGHTED, weightless))
                .isEqualTo(Map.of("w1", PICKS / 2, "w2", PICKS / 2));
    }

    @Test
    void aWorkerOfWeightZeroIsChosenOnlyIfThereIsNoOther() {
        List<Candidate> workers =
                List.of(
                        new Candidate("w1", new Heartbeat(0, Load.NONE, false)),
                        new Candidate("w2", new Heartbeat(5, Load.NONE, false)));
        assertThat(picks(LoadBalancing.FIXED_WEIGHTED, workers)).isEqualTo(Map.of("w2", PICKS));
    }

    @Test
    void theTurnGoesOnWhereItWasWhenWorkersComeAndGo() {
        WorkerChoice choice = LoadBalancing.ROUND_ROBIN.choice(new Random());
        assertThat(choice.choose(WORKERS)).isEqualTo("w1");
        assertThat(choice.choose(WORKERS.subList(0, 1))).isEqualTo("w1");
        assertThat(choice.choose(WORKERS)).isEqualTo("w2");
        assertThat(choice.choose(WORKERS.subList(0, 2))).isEqualTo("w1");
        assertThat(choice.choose(WORKERS)).isEqualTo("w2");
    }
}
