package dev.pilothouse.console.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.console.kit.JavaProcess;
import dev.pilothouse.engine.Archive;
import dev.pilothouse.engine.store.RunSummary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// What a process has acknowledged outlives `kill -9` at any moment, and what it left unfinished
/// comes to its right end.
///
/// The seed is printed and named in a failure; `-Dpilothouse.kill.seed=…` repeats its choices,
/// `-Dpilothouse.kill.rounds=…` makes it more or fewer rounds.
class KillNineTest {

    private static final int ROUNDS = Integer.getInteger("pilothouse.kill.rounds", 100);
    private static final long SEED = Long.getLong("pilothouse.kill.seed", System.nanoTime());
    private static final int DIRECTORIES = 4;
    private static final int LONGEST_LIFE_MILLIS = 300;
    private static final int LONGEST_OPENING_MILLIS = 1_200;
    private static final int SETTLE_EVERY = 12;
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void losesNothingThatWasAcknowledgedWhenItIsKilledAHundredTimes() {
        System.out.println("KillNineTest: seed " + SEED);
        Random random = new Random(SEED);
        List<CompletableFuture<Integer>> directories = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < DIRECTORIES; i++) {
                Path directory = folder.resolve("d" + i);
                long seed = random.nextLong();
                directories.add(
                        CompletableFuture.supplyAsync(
                                () -> torture(directory, new Random(seed)), threads));
            }
        }
        int acknowledged = directories.stream().mapToInt(CompletableFuture::join).sum();
        System.out.println("KillNineTest: %d turns were acknowledged".formatted(acknowledged));
        assertThat(acknowledged).isGreaterThan(ROUNDS);
    }

    /// Kills processes on one directory again and again, and gives how much they acknowledged.
    private int torture(Path directory, Random random) {
        Acknowledgements acknowledged = new Acknowledgements();
        for (int round = 1; round <= ROUNDS / DIRECTORIES; round++) {
            acknowledged.add(killed(directory, random));
            check(directory, acknowledged);
            if (round % SETTLE_EVERY == 0) {
                settle(directory, acknowledged);
            }
        }
        settle(directory, acknowledged);
        return acknowledged.count();
    }

    /// Lets a process run, kills it, and gives what it had printed.
    private String killed(Path directory, Random random) {
        boolean whileOpening = random.nextInt(5) == 0;
        int life = random.nextInt(whileOpening ? LONGEST_OPENING_MILLIS : LONGEST_LIFE_MILLIS);
        try (JavaProcess child = child(directory, Long.toString(random.nextLong()))) {
            if (!whileOpening) {
                awaitFirstTurn(child);
            }
            boolean endedByItself = child.process().waitFor(life, TimeUnit.MILLISECONDS);
            child.process().destroyForcibly();
            JavaProcess.Ended ended = child.ended();
            assertThat(endedByItself).as("seed %d: %s", SEED, ended.err()).isFalse();
            return ended.out();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitFirstTurn(JavaProcess child) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(LONG)
                .until(() -> child.printed().contains("A ") || !child.process().isAlive());
    }

    private void settle(Path directory, Acknowledgements acknowledged) {
        try (JavaProcess child = child(directory, "settle")) {
            JavaProcess.Ended ended = child.ended();
            assertThat(ended.exitCode()).as("seed %d: %s", SEED, ended.err()).isZero();
            acknowledged.add(ended.out());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        check(directory, acknowledged);
        try (Archive archive = Archive.open(directory).orElseThrow()) {
            assertThat(archive.runs(Integer.MAX_VALUE))
                    .as("seed %d", SEED)
                    .allSatisfy(KillNineTest::checkEnd);
        }
    }

    private static void checkEnd(RunSummary run) {
        assertThat(run.state())
                .as("run %d of %s", run.id(), run.workflow())
                .isEqualTo(KillNineFlows.ENDS.get(run.workflow()));
    }

    private static void check(Path directory, Acknowledgements acknowledged) {
        Optional<Archive> found = Archive.open(directory);
        if (found.isEmpty()) {
            assertThat(acknowledged.count()).as("seed %d", SEED).isZero();
            return;
        }
        try (Archive archive = found.get()) {
            acknowledged.check(archive);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + SEED + ", " + directory + ": " + e.getMessage(), e);
        }
    }

    private JavaProcess child(Path directory, String work) {
        List<String> command = JavaProcess.java(KillNineChild.class.getName());
        command.add(directory.toString());
        command.add(work);
        return JavaProcess.start(folder.resolve("home"), command, Map.of());
    }
}
