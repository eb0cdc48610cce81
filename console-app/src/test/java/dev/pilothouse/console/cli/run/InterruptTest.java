package dev.pilothouse.console.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.console.kit.Flow;
import dev.pilothouse.console.kit.JavaProcess;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Signals to a real process that runs a workflow.
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path folder;
    private Path data = Path.of("");
    private Path begun = Path.of("");

    @BeforeEach
    void choosePlaces() {
        data = folder.resolve("data");
        begun = folder.resolve("begun");
    }

    @Test
    void stopsTheRunAtTheFirstCtrlC() throws Exception {
        Path file = sleeper("stop", "sleep 60");
        try (JavaProcess process = started(file)) {
            process.signal("INT");
            Ended ended = process.ended();
            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.out()).contains("run 1 of stop: STOPPED");
        }
    }

    @Test
    void leavesTheRunToBeContinuedAtTheSecondCtrlC() throws Exception {
        Path file =
                sleeper(
                        "leave",
                        "trap '' TERM; n=0; while [ $n -lt 600 ]; do sleep 0.1; n=$((n+1)); done");
        try (JavaProcess process = started(file)) {
            process.signal("INT");
            await().atMost(LONG).until(() -> process.printed().contains("Press Ctrl-C again"));
            process.signal("INT");
            Ended ended = process.ended();
            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.out()).contains("Left run 1");
        }
        assertThat(Program.run(data, "show", "1").out()).contains("READY_STOP");
    }

    @Test
    void leavesTheRunWhenAskedToTerminateAndServeFinishesIt() throws Exception {
        Path file = sleeper("continue", "[ -e " + folder + "/again ] || sleep 60");
        try (JavaProcess process = started(file)) {
            process.signal("TERM");
            assertThat(process.ended().exitCode()).isEqualTo(3);
        }
        Files.createFile(folder.resolve("again"));
        Ended served = Program.run(data, "serve", "--until-idle");
        assertThat(served.exitCode()).isZero();
        assertThat(served.out()).contains("run 1 of continue: SUCCEEDED");
    }

    @Test
    void refusesASecondProcessOnTheSameDirectoryAndNamesTheFirst() throws Exception {
        Path file = sleeper("first", "sleep 60");
        try (JavaProcess process = started(file)) {
            Ended run = second("run", file.toString());
            Ended list = second("list");
            String pid = Long.toString(process.process().pid());
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.complaints()).hasSize(2);
            assertThat(run.complaints().getFirst()).contains("already open by process " + pid);
            assertThat(run.complaints().getLast()).contains("--data");
            assertThat(list.exitCode()).isZero();
            assertThat(list.out()).contains("first").contains("RUNNING");
            process.signal("TERM");
            assertThat(process.ended().exitCode()).isEqualTo(3);
        }
    }

    private Ended second(String... command) throws InterruptedException {
        String[] arguments = new String[command.length + 2];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = "--data";
        arguments[command.length + 1] = data.toString();
        try (JavaProcess process = JavaProcess.pilothouse(folder.resolve("home"), arguments)) {
            return process.ended();
        }
    }

    private Path sleeper(String name, String script) throws Exception {
        return Flow.file(
                folder,
                name,
                "name: a, task_type: Shell, command: \"touch %s; %s\"".formatted(begun, script));
    }

    private JavaProcess started(Path file) {
        JavaProcess process =
                JavaProcess.pilothouse(
                        folder.resolve("home"), "run", file.toString(), "--data", data.toString());
        await().atMost(LONG).until(() -> Files.exists(begun) || !process.process().isAlive());
        assertThat(process.process().isAlive()).isTrue();
        return process;
    }
}
