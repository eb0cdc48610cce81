package dev.pilothouse.engine.task;

import static dev.pilothouse.engine.task.ExecutorBench.processesWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

@EnabledOnOs(OS.LINUX)
class OrphansTest {

    private static final AttemptId ATTEMPT = new AttemptId(1, 1);
    private static final AttemptId OTHER = new AttemptId(1, 2);

    @TempDir Path temporary;

    @Test
    void endsTheTreesOfADeadEngineOnceAndFindsItsFilesPrivate() throws Exception {
        Path data = temporary.resolve("data");
        Process engine = startEngineWithoutUmask(data);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                processesWith("sleep 87101").size() == 2
                                        && processesWith("sleep 87102").size() == 1
                                        && Files.exists(data.resolve("attempts/1/1/process")));
        assertPrivate(data);
        engine.destroyForcibly().waitFor();
        assertThat(processesWith("sleep 87101")).as("orphans outlive their engine").isNotEmpty();

        Orphans orphans = new Orphans(data, Duration.ofMillis(300));
        int ended = orphans.endOrphans(List.of(ATTEMPT));

        assertThat(ended).isGreaterThanOrEqualTo(3);
        assertThat(processesWith("sleep 87101")).isEmpty();
        assertThat(processesWith("sleep 87102")).as("an attempt that was not named").hasSize(1);
        assertThat(orphans.endOrphans(List.of(ATTEMPT))).isZero();
        assertThat(orphans.endOrphans(List.of(ATTEMPT, OTHER))).isPositive();
        assertThat(processesWith("sleep 87102")).isEmpty();
    }

    @Test
    void neverHitsAProcessThatGotThePidAgain() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "87201").start();
        Path directory = Files.createDirectories(temporary.resolve("attempts/1/1"));
        Files.writeString(directory.resolve("process"), bystander.pid() + " 12345\n");

        assertThat(new Orphans(temporary, Duration.ZERO).endOrphans(List.of(ATTEMPT))).isZero();
        assertThat(bystander.isAlive()).isTrue();
        bystander.destroyForcibly().waitFor();
    }

    @Test
    void leavesTheAttemptsOfACopiedDataDirectoryAlone() throws Exception {
        try (var bench = new ExecutorBench(temporary.resolve("original"))) {
            AttemptId id = bench.shell(1, "echo ready; sleep 87301");
            bench.awaitLog(id, "ready");
            Path copy = temporary.resolve("copy");
            Files.createDirectories(copy.resolve("attempts"));
            Files.copy(
                    temporary.resolve("original/attempts/place"), copy.resolve("attempts/place"));

            assertThat(new Orphans(copy, Duration.ZERO).endOrphans(List.of(id))).isZero();
            assertThat(processesWith("sleep 87301")).hasSize(1);
            bench.executor().kill(id);
            assertThat(bench.end(id)).isInstanceOf(TaskReport.Killed.class);
        }
    }

    @Test
    void hasNothingToDoWhereNothingEverRan() throws Exception {
        assertThat(new Orphans(temporary, Duration.ZERO).endOrphans(List.of(ATTEMPT))).isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    private static Process startEngineWithoutUmask(Path data) throws IOException {
        return new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "umask 000; exec \"$@\"",
                        "sh",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingEngine.class.getName(),
                        data.toString())
                .inheritIO()
                .start();
    }

    private static void assertPrivate(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    /// An engine that starts two attempts and waits to be killed.
    static final class DyingEngine {
        private DyingEngine() {}

        public static void main(String[] args) throws InterruptedException {
            var bench = new ExecutorBench(Path.of(args[0]));
            bench.shell(
                    1,
                    "echo log; trap '' TERM; setsid sleep 87101 & env -i sleep 87101 & wait; sleep"
                            + " 9");
            bench.shell(2, "sleep 87102; true");
            Thread.currentThread().join();
        }
    }
}
