package dev.pilothouse.console.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;
import dev.pilothouse.console.remote.ControlServer;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What runs by itself in an open engine, asked for from the command line.
class ScheduleCommandsTest {

    @TempDir Path folder;
    private Path data = Path.of("");
    private MasterEngine engine;
    private ControlServer server;

    @BeforeEach
    void openAnEngine() throws IOException {
        data = folder.resolve("data");
        engine = MasterEngine.open(EngineSettings.in(data));
        server = ControlServer.open(engine, data, "1.0");
    }

    @AfterEach
    void closeIt() {
        server.close();
        engine.close();
    }

    private Ended pilothouse(String... arguments) {
        return Program.run(data, arguments);
    }

    private Path report(String command) throws IOException {
        Path file = folder.resolve("report.yaml");
        Files.writeString(
                file,
                """
                workflow:
                  name: report
                  schedule: "0 30 6 ? * MON-FRI *"
                  timezone: Europe/Vienna
                tasks:
                  - {name: make, task_type: Shell, command: '%s'}
                """
                        .formatted(command));
        return file;
    }

    @Test
    void putsAScheduleOnlineShowsItsNextTimesAndTakesItOffline() throws Exception {
        Ended online =
                pilothouse(
                        "schedules",
                        "online",
                        report("true").toString(),
                        "--misfire",
                        "catch_up",
                        "--limit",
                        "3");
        assertThat(online.exitCode()).as(online.err()).isZero();
        assertThat(online.lines()).hasSize(6).first().asString().contains("report is online");
        assertThat(online.lines().get(1)).contains("fires at 20", ":30:00Z");
        assertThat(pilothouse("schedules").lines().get(1))
                .contains("report", "online", "0 30 6", "Europe/Vienna", "catch up, 3 at a time");
        assertThat(pilothouse("schedules", "--json").out())
                .contains("\"workflow\":\"report\",\"online\":true", "\"last_fire\":\"\"");

        assertThat(pilothouse("schedules", "offline", "report").exitCode()).isZero();
        assertThat(pilothouse("schedules").lines().get(1)).contains("offline", "never");
        Ended again = pilothouse("schedules", "offline", "report");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("no schedule of 'report' is online");
    }

    @Test
    void refusesToPutAFileWithoutAScheduleOnline() throws Exception {
        Path plain = folder.resolve("plain.yaml");
        Files.writeString(
                plain,
                """
                workflow: {name: plain}
                tasks:
                  - {name: a, task_type: Shell, command: 'true'}
                """);
        Ended online = pilothouse("schedules", "online", plain.toString());
        assertThat(online.exitCode()).isEqualTo(2);
        assertThat(online.err()).contains("'plain'").contains("add 'schedule:'");
    }

    @Test
    void previewsTheDatesOfABackfillAndRunsNothing() throws Exception {
        Ended preview =
                pilothouse(
                        "backfill",
                        report("true").toString(),
                        "--from",
                        "2024-03-29",
                        "--to",
                        "2024-04-01",
                        "--preview");
        assertThat(preview.lines())
                .containsExactly(
                        "2024-03-29T06:30+01:00[Europe/Vienna]",
                        "2024-04-01T06:30+02:00[Europe/Vienna]",
                        "2 dates");
        assertThat(pilothouse("list").lines()).hasSize(1);
        assertThat(pilothouse("backfills").lines()).hasSize(1);
    }

    @Test
    void runsEachDateOfABackfillWithItsScheduleTime() throws Exception {
        Ended started =
                pilothouse(
                        "backfill",
                        report("echo for $[yyyy-MM-dd]").toString(),
                        "--from",
                        "2024-03-28",
                        "--to",
                        "2024-03-30",
                        "--daily",
                        "--order",
                        "descending");
        assertThat(started.lines()).containsExactly("backfill 1 of report started: 3 dates");
        awaitBackfill("\"state\":\"DONE\",\"dates\":3,\"begun\":3");
        assertThat(pilothouse("logs", "1").out()).contains("for 2024-03-30");
        assertThat(pilothouse("logs", "3").out()).contains("for 2024-03-28");
    }

    @Test
    void endsABackfillAtAFailureAndResumesBehindIt() throws Exception {
        pilothouse(
                "backfill",
                report("test $[dd] -ne 28").toString(),
                "--from",
                "2024-03-28",
                "--to",
                "2024-03-29",
                "--daily");
        awaitBackfill("\"state\":\"FAILED\",\"dates\":2,\"begun\":1");
        assertThat(pilothouse("backfills").out()).contains("1 of 2").contains("ended as FAILED");
        assertThat(pilothouse("backfills", "stop", "1").exitCode()).isEqualTo(1);
        assertThat(pilothouse("backfills", "resume", "1").exitCode()).isZero();
        awaitBackfill("\"state\":\"DONE\",\"dates\":2,\"begun\":2");
        Ended unknown = pilothouse("backfills", "resume", "7");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no backfill 7");
    }

    @Test
    void saysHowADayIsWritten() throws Exception {
        Ended wrong =
                pilothouse(
                        "backfill",
                        report("true").toString(),
                        "--from",
                        "28.3.2024",
                        "--to",
                        "2024-03-29");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--from", "28.3.2024", "2024-08-11");
    }

    private void awaitBackfill(String json) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> pilothouse("backfills", "--json").out().contains(json));
    }
}
