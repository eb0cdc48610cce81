package dev.pilothouse.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.dispatch.AttemptId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TaskLogsTest {

    private static final AttemptId ATTEMPT = new AttemptId(7, 3);

    @TempDir Path data;
    private TaskLogs logs;
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        logs = new TaskLogs(data);
        directory = Files.createDirectories(data.resolve("attempts/7/3"));
    }

    @Test
    void givesAnEmptyPageWhereThereIsNoLog() throws IOException {
        assertThat(logs.page(new AttemptId(99, 1), 0, 100)).isEqualTo(new LogPage(0, 0, 0, ""));
        assertThat(logs.tail(ATTEMPT, 10)).isEmpty();
    }

    @Test
    void pagesThroughALogWithoutCuttingACharacter() throws IOException {
        String text = "a€😀ü".repeat(50) + "\n";
        write(text);

        StringBuilder read = new StringBuilder();
        LogPage page;
        long offset = 0;
        do {
            page = logs.page(ATTEMPT, offset, 7);
            read.append(page.text());
            offset = page.next();
        } while (page.hasMore());

        assertThat(read).hasToString(text);
    }

    @Test
    void showsTheLastLines() throws IOException {
        write(
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining()));

        assertThat(logs.tail(ATTEMPT, 2)).containsExactly("line 99998", "line 99999");
        assertThat(logs.tail(ATTEMPT, 20_000)).hasSize(20_000).first().isEqualTo("line 80000");
    }

    @Test
    void refusesAnOffsetThatCannotBe() {
        assertThatThrownBy(() -> logs.page(ATTEMPT, -1, 100))
                .hasMessageContaining("Expected an offset from 0");
    }

    @Test
    void followsALogWhileItIsWritten() throws IOException {
        try (var bench = new ExecutorBench(data.resolve("live"))) {
            AttemptId id =
                    bench.shell(1, "echo one; while [ ! -e go ]; do sleep 0.02; done; echo two");
            AtomicReference<String> seen = new AtomicReference<>("");
            try (var follower =
                    bench.logs()
                            .follow(
                                    id,
                                    0,
                                    page -> seen.accumulateAndGet(page.text(), String::concat))) {
                assertThat(follower.attempt()).isEqualTo(id);
                await().untilAsserted(() -> assertThat(seen.get()).isEqualTo("one\n"));
                Files.createFile(bench.directory(id).resolve("go"));
                await().untilAsserted(() -> assertThat(seen.get()).isEqualTo("one\ntwo\n"));
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void neverLeavesTheAttemptsOwnDirectory() throws Exception {
        Path secret = Files.writeString(data.resolve("secret"), "outside");
        Path log = directory.resolve("log.txt");

        Files.createSymbolicLink(log, secret);
        assertRefused();
        Files.delete(log);

        Files.createLink(log, secret);
        assertRefused();
        Files.delete(log);

        new ProcessBuilder("mkfifo", log.toString()).start().waitFor();
        assertRefused();
        Files.delete(log);

        Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("log.txt"), "outside");
        Files.delete(directory);
        Files.createSymbolicLink(directory, elsewhere);
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> logs.page(ATTEMPT, 0, 100)).isInstanceOf(IOException.class);
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("log.txt"), text);
    }
}
