package dev.pilothouse.console.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.time.CriticalPath.Leg;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class CriticalPathTest {

    /// 0 and 1 begin at once; 2 waits for both; 3 for 1; 4 for 2 and 3.
    private static final int[][] PREDECESSORS = {{}, {}, {0, 1}, {1}, {2, 3}};

    private static CriticalPath path(Leg... legs) {
        return CriticalPath.of(List.of(legs), node -> PREDECESSORS[node]);
    }

    private static List<Integer> on(CriticalPath path) {
        return IntStream.range(0, PREDECESSORS.length).filter(path::has).boxed().toList();
    }

    @Test
    void goesBackToWhateverTheNextHadToWaitFor() {
        CriticalPath path =
                path(
                        new Leg(0, 0, 10),
                        new Leg(1, 0, 25),
                        new Leg(2, 25, 40),
                        new Leg(3, 25, 70),
                        new Leg(4, 70, 90));

        assertThat(on(path)).containsExactly(1, 3, 4);
    }

    @Test
    void saysHowMuchSoonerTheRunWouldHaveEndedWithoutATask() {
        CriticalPath path =
                path(
                        new Leg(0, 0, 10),
                        new Leg(1, 0, 25),
                        new Leg(2, 25, 40),
                        new Leg(3, 25, 70),
                        new Leg(4, 70, 90));

        assertThat(path.saves(4)).isEqualTo(20);
        assertThat(path.saves(3)).as("then 2 is what is waited for").isEqualTo(30);
        assertThat(path.saves(1)).isEqualTo(25);
        assertThat(path.saves(0)).isZero();
    }

    @Test
    void waitingForASlotIsOnesOwn() {
        CriticalPath path = path(new Leg(0, 0, 10), new Leg(1, 0, 5), new Leg(2, 10, 100));

        assertThat(on(path)).containsExactly(0, 2);
        assertThat(path.saves(2)).isEqualTo(90);
    }

    @Test
    void isEmptyBeforeAnythingWasReached() {
        CriticalPath path = path();

        assertThat(on(path)).isEmpty();
        assertThat(path.saves(0)).isZero();
    }

    @Test
    void aThousandTasksInARowAreAllOnIt() {
        List<Leg> legs = IntStream.range(0, 1_000).mapToObj(i -> new Leg(i, i, i + 1)).toList();
        CriticalPath path =
                CriticalPath.of(legs, node -> node == 0 ? new int[0] : new int[] {node - 1});

        assertThat(IntStream.range(0, 1_000)).allMatch(path::has);
        assertThat(path.saves(500)).isEqualTo(1);
    }
}
