package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/// `serve` fires what was put online, in this process or an earlier one.
class ServeSchedulesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path folder;
    private Path data = Path.of("");
    private Path flows = Path.of("");

    @BeforeEach
    void choosePlaces() throws Exception {
        data = folder.resolve("data");
        flows = Files.createDirectory(folder.resolve("flows"));
    }

    private Path flow(String name, String schedule) throws Exception {
        return Files.writeString(
                flows.resolve(name + ".yaml"),
                """
                workflow: {name: %s%s}
                tasks:
                  - {name: a, task_type: Fake}
                """
                        .formatted(name, schedule));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void firesTheSchedulesOfAFolderAndGoesOnAfterAKill() throws Exception {
        flow("ticking", ", schedule: '0/1 * * * * ? *', timezone: Europe/Berlin");
        flow("plain", "");
        try (JavaProcess serve =
                JavaProcess.pilothouse(
                        folder,
                        "serve",
                        "--data",
                        data.toString(),
                        "--schedules",
                        flows.toString())) {
            await().atMost(LONG)
                    .until(() -> serve.printed().contains("run 2 of ticking: SUCCEEDED"));
            assertThat(serve.printed())
                    .contains("schedule of ticking: next fire at ", "[Europe/Berlin]")
                    .doesNotContain("plain");
        }
        try (JavaProcess serve =
                JavaProcess.pilothouse(folder, "serve", "--data", data.toString())) {
            await().atMost(LONG).until(() -> serve.printed().contains("of ticking: SUCCEEDED"));
            serve.signal("TERM");
            assertThat(serve.ended().exitCode()).isEqualTo(3);
        }
    }

    @Test
    void waitsForNoFireTimeToComeWhereItEndsWhenIdle() throws Exception {
        Path file = flow("yearly", ", schedule: '0 0 0 1 1 ?'");
        Ended serve = Program.run(data, "serve", "--until-idle", "--schedules", file.toString());
        assertThat(serve.exitCode()).isZero();
        assertThat(serve.lines()).singleElement().asString().startsWith("schedule of yearly: next");
    }

    @Test
    void namesAFileThatHasNoSchedule() throws Exception {
        Path file = flow("plain", "");
        Ended serve = Program.run(data, "serve", "--until-idle", "--schedules", file.toString());
        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.complaints().getFirst()).contains("plain.yaml has no schedule");
        assertThat(data).doesNotExist();
    }
}
