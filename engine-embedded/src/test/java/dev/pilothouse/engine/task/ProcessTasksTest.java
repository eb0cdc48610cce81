package dev.pilothouse.engine.task;

import static dev.pilothouse.engine.task.ExecutorBench.order;
import static dev.pilothouse.engine.task.ExecutorBench.processesWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.dispatch.TaskReport;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.task.types.ShellTask;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Real processes; each kind of sleeper sleeps for a number of seconds of its own, so that it can
/// be told from any other.
@EnabledOnOs(OS.LINUX)
class ProcessTasksTest {

    @TempDir Path data;
    private ExecutorBench bench;

    @BeforeEach
    void open() {
        bench = new ExecutorBench(data);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void reportsThePidAndKeepsBothOutputsInOrder() {
        AttemptId id = bench.shell(1, "echo $$; echo err >&2; echo out");

        assertThat(bench.end(id)).isEqualTo(new TaskReport.Succeeded(id, 0, Outputs.NONE));
        TaskReport.Running running = (TaskReport.Running) bench.reports(id).get(1);
        assertThat(running.logPath()).isEqualTo("attempts/1/1/log.txt");
        assertThat(bench.log(id)).isEqualTo(running.pid() + "\nerr\nout\n");
    }

    @Test
    void givesNothingToReadAndTheAttemptsOwnDirectoryAndVariables() {
        AttemptId id =
                bench.dispatch(
                        order(
                                1,
                                "Shell",
                                Map.of(
                                        "command",
                                        "cat; pwd; echo $PILOTHOUSE_RUN; echo $PILOTHOUSE_TASK;"
                                                + " printenv PILOTHOUSE_ATTEMPT; echo $n; ls"
                                                + " /proc/$$/fd"),
                                Map.of("n", "it's $(touch bad) 7", "not-a-name", "x")));
        bench.end(id);

        List<String> lines = bench.log(id).lines().toList();
        assertThat(lines.get(0)).endsWith("/attempts/1/1");
        assertThat(lines.subList(1, 3)).containsExactly("1", "task 1");
        assertThat(lines.get(3)).matches("[0-9a-f]{16}:1\\.1");
        assertThat(lines.get(4)).isEqualTo("it's $(touch bad) 7");
        assertThat(lines.subList(5, lines.size()))
                .as("no open file of ours beside the script")
                .containsExactly("0", "1", "10", "2");
    }

    @Test
    void failsWithTheExitCode() {
        AttemptId id = bench.shell(1, "exit 3");

        assertThat(bench.end(id)).isEqualTo(new TaskReport.Failed(id, 3, "exit code 3"));
    }

    @Test
    void honoursTheFirstLineOfTheScript() {
        AttemptId id =
                bench.shell(1, "#!/usr/bin/env bash\nset -o pipefail; [[ a == a ]] && echo bash");
        AttemptId missing = bench.shell(2, "#!/no/such/thing\necho never");

        assertThat(bench.end(id)).isInstanceOf(TaskReport.Succeeded.class);
        assertThat(bench.log(id)).isEqualTo("bash\n");
        assertThat(bench.end(missing))
                .isInstanceOfSatisfying(
                        TaskReport.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .contains("/no/such/thing", "there is no such file"));
    }

    @Test
    void killsTheWholeTreeAndOnlyThat() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "86001").start();
        AttemptId id =
                bench.shell(
                        1,
                        """
                        trap '' TERM
                        sleep 86101 &
                        setsid sleep 86102 &
                        nohup sleep 86103 >/dev/null 2>&1 &
                        setsid sh -c 'trap "" TERM; sleep 86104 & sleep 86105; sleep 86105' &
                        (setsid sh -c 'sleep 86106 >/dev/null 2>&1 &' &)
                        env -i sleep 86107 &
                        env -i setsid sleep 86108 &
                        echo ready
                        while :; do sleep 86109; done
                        """);
        bench.awaitLog(id, "ready");
        await().until(() -> processesWith("sleep 8610").size() >= 9);

        bench.executor().kill(id);

        assertThat(bench.end(id))
                .isInstanceOfSatisfying(
                        TaskReport.Killed.class,
                        killed -> assertThat(killed.reason()).isEqualTo("killed on request"));
        assertThat(processesWith("sleep 8610")).as("KILLED is reported when all is gone").isEmpty();
        assertThat(bystander.isAlive()).isTrue();
        bystander.destroyForcibly().waitFor();
    }

    @Test
    void killsTwoHundredChildren() {
        AttemptId id =
                bench.shell(
                        1,
                        "i=0; while [ $i -lt 200 ]; do sleep 86201 & i=$((i+1)); done; echo ready;"
                                + " wait");
        bench.awaitLog(id, "ready");

        bench.executor().kill(id);

        assertThat(bench.end(id)).isInstanceOf(TaskReport.Killed.class);
        assertThat(processesWith("sleep 86201")).isEmpty();
    }

    @Test
    void letsAProcessEndByItselfWithinTheGracePeriod() {
        AttemptId id =
                bench.shell(
                        1,
                        "trap 'echo tidied; exit 0' TERM; echo ready; while :; do sleep 0.05;"
                                + " done");
        bench.awaitLog(id, "ready");

        bench.executor().kill(id);

        assertThat(bench.end(id)).isEqualTo(new TaskReport.Killed(id, 0, "killed on request"));
        assertThat(bench.log(id)).contains("tidied");
    }

    @Test
    void reportsAKillFromOutside() throws Exception {
        AttemptId raw = bench.shell(1, "kill -9 $$");
        AttemptId shells = bench.shell(2, "sh -c 'kill -TERM $$'");

        assertThat(bench.end(raw))
                .isEqualTo(new TaskReport.Killed(raw, 137, "killed from outside by signal 9"));
        assertThat(bench.end(shells))
                .isEqualTo(new TaskReport.Killed(shells, 143, "killed from outside by signal 15"));
    }

    @Test
    void keepsTheResultOfAProcessThatHadEndedBeforeTheKill() {
        AttemptId id = bench.shell(1, "true");
        TaskReport end = bench.end(id);

        bench.executor().kill(id);

        assertThat(end).isInstanceOf(TaskReport.Succeeded.class);
        assertThat(bench.reports(id)).endsWith(end, end);
    }

    @Test
    void endsWhatATaskLeavesBehindInItsGroup() {
        AttemptId id = bench.shell(1, "sleep 86301 & sleep 86302 >/dev/null 2>&1 & echo done");

        assertThat(bench.end(id)).isInstanceOf(TaskReport.Succeeded.class);
        assertThat(processesWith("sleep 8630")).isEmpty();
        assertThat(bench.log(id)).contains("done", "2 of them were ended");
    }

    @Test
    void masksEveryLineAlsoEndlessOnes() {
        var masked =
                new ExecutorBench(
                        data.resolve("masked"),
                        ExecutorSettings.defaults()
                                .withMasks(order -> text -> text.replace("s3cret", "***")));
        try (masked) {
            AttemptId id =
                    masked.shell(
                            1,
                            "printf 's3'; sleep 0.1; echo cret; i=0; while [ $i -lt 100000 ]; do"
                                    + " printf 's3cret'; i=$((i+1)); done; echo");
            masked.end(id);

            assertThat(masked.log(id)).startsWith("***\n***").doesNotContain("s3", "cret");
            assertThat(masked.log(id).replace("\n", "")).hasSize(3 + 300_000);
        }
    }

    @Test
    void keepsNoMoreLogThanTheLimitAndLetsTheProcessRunOn() {
        var limited =
                new ExecutorBench(
                        data.resolve("limited"), ExecutorSettings.defaults().withLogLimit(100_000));
        try (limited) {
            AttemptId id =
                    limited.shell(
                            1, "head -c 5000000 /dev/zero | tr '\\0' 'x' | fold -w 99; exit 4");

            assertThat(limited.end(id)).isEqualTo(new TaskReport.Failed(id, 4, "exit code 4"));
            assertThat(limited.log(id)).endsWith("the task runs on.\n").hasSizeLessThan(101_000);
        }
    }

    @Test
    void replacesWhatSomebodyPlantedInsteadOfFollowingIt() throws IOException {
        Path outside = Files.writeString(data.resolve("outside"), "precious");
        Path directory = Files.createDirectories(bench.directory(new AttemptId(1, 1)));
        Files.createSymbolicLink(directory.resolve("script.sh"), outside);
        AttemptId id = bench.shell(1, "true");

        assertThat(bench.end(id)).isInstanceOf(TaskReport.Succeeded.class);
        assertThat(outside).hasContent("precious");
    }

    @Test
    void leavesNeitherProcessesNorOpenFilesBehind() throws Exception {
        runMany(0, 20);
        await().until(() -> processesWith(data.toString()).isEmpty());
        long before = openFiles();

        runMany(20, 500);

        assertThat(processesWith(data.toString())).isEmpty();
        await().untilAsserted(() -> assertThat(openFiles()).isLessThanOrEqualTo(before + 2));
    }

    /// Runs quick attempts, four at once.
    private void runMany(int from, int count) throws InterruptedException {
        var slots = new Semaphore(4);
        try (var executor =
                new LocalExecutor(
                        data,
                        ExecutorSettings.defaults(),
                        new TaskLogs(data),
                        name -> Optional.of(new ShellTask()),
                        report -> {
                            if (report instanceof TaskReport.Succeeded) {
                                slots.release();
                            }
                        })) {
            for (int number = from + 1; number <= from + count; number++) {
                assertThat(slots.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                executor.dispatch(order(number, "Shell", Map.of("command", "true")));
            }
            assertThat(slots.tryAcquire(4, 20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
