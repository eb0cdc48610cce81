package dev.pilothouse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// M06 at size: however many runs are left behind, the masters that take them over need room for
/// some of them only.
///
/// `-Dpilothouse.orphans=20000 -Dpilothouse.orphans.heap=512m` plays a larger number, in minutes.
class ManyOrphansTest {

    private static final String RUNS = System.getProperty("pilothouse.orphans", "2000");
    private static final String HEAP = System.getProperty("pilothouse.orphans.heap", "96m");

    @Test
    void everyRunThatWasLeftBehindComesToItsEndInABoundedHeap() throws Exception {
        String told = run();
        assertThat(told)
                .contains("%s of %s runs have succeeded, 0 violations".formatted(RUNS, RUNS));
        System.out.println("ManyOrphansTest: heap " + HEAP + ": " + told.strip());
    }

    private static String run() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-Xmx" + HEAP,
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                ManyOrphans.class.getName(),
                                RUNS)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
