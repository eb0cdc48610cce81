package dev.pilothouse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.kit.OtherProcess;

import org.junit.jupiter.api.Test;

import java.util.List;

/// M06 at size: however many runs are left behind, the masters that take them over need room for
/// some of them only.
///
/// `-Dpilothouse.orphans=100000 -Dpilothouse.orphans.heap=512m` plays a larger number, in minutes.
class ManyOrphansTest {

    private static final String RUNS = System.getProperty("pilothouse.orphans", "2000");
    private static final String HEAP = System.getProperty("pilothouse.orphans.heap", "96m");

    /// The database is outside the heap, and has room there.
    private static final List<String> ROOM = List.of("-Xmx" + HEAP, "-XX:MaxDirectMemorySize=4g");

    @Test
    void everyRunThatWasLeftBehindComesToItsEndInABoundedHeap() throws Exception {
        String told = OtherProcess.told(ROOM, ManyOrphans.class, List.of(RUNS));
        assertThat(told)
                .contains("%s of %s runs have succeeded, 0 violations".formatted(RUNS, RUNS));
        System.out.println("ManyOrphansTest: heap " + HEAP + ": " + told.strip());
    }
}
