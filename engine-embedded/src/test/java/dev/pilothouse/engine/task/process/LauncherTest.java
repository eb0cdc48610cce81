package dev.pilothouse.engine.task.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@EnabledOnOs(OS.LINUX)
class LauncherTest {

    @TempDir Path directory;

    static Stream<ProcessLauncher> launchers() {
        return Stream.of(
                new JavaLaunch(),
                ProcessLauncher.ofThisMachine(task -> Thread.ofPlatform().start(task)));
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void leadsASessionOfItsOwnAndInheritsNothing(ProcessLauncher launcher) throws Exception {
        var order =
                new LaunchOrder(
                        List.of(
                                "/bin/sh",
                                "-c",
                                "cat; ps -o sid= -p $$; env | grep -v _; pwd; exit 7"),
                        directory,
                        Map.of("PATH", "/usr/bin:/bin", "GREETING", "h€llo"));

        Launched process = launcher.launch(order);

        try (var output = process.output()) {
            assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .extracting(String::strip)
                    .contains(Long.toString(process.pid()), "GREETING=h€llo", directory.toString())
                    .noneMatch(line -> line.startsWith("HOME="));
        }
        assertThat(process.exit().get(5, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void reportsASignalAsAnExitCode(ProcessLauncher launcher) throws Exception {
        Launched process =
                launcher.launch(
                        new LaunchOrder(
                                List.of("/bin/sh", "-c", "kill -9 $$"), directory, Map.of()));

        process.output().close();
        assertThat(process.exit().get(5, TimeUnit.SECONDS)).isEqualTo(137);
    }

    @Test
    void saysWhichProgramCouldNotBeStartedAndWhy() {
        ProcessLauncher launcher = ProcessLauncher.ofThisMachine(Runnable::run);

        assertThatThrownBy(
                        () ->
                                launcher.launch(
                                        new LaunchOrder(List.of("/no/such"), directory, Map.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("Expected to start /no/such", "there is no such file");
    }

    @Test
    void refusesTextThatEndsInTheMiddle() {
        ProcessLauncher launcher = ProcessLauncher.ofThisMachine(Runnable::run);

        assertThatThrownBy(
                        () ->
                                launcher.launch(
                                        new LaunchOrder(
                                                List.of("/bin/true"),
                                                directory,
                                                Map.of("a", "b\0c"))))
                .hasMessageContaining("NUL");
    }
}
