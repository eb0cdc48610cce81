package dev.pilothouse.console.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.console.kit.Flow;
import dev.pilothouse.console.kit.JavaProcess;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Commands that act on `serve` in another process.
@DisabledOnOs(OS.WINDOWS)
class RunningConsoleTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path folder;
    private Path data = Path.of("");
    private @Nullable JavaProcess serving;

    @BeforeEach
    void openAnEngine() {
        data = folder.resolve("data");
        serve();
    }

    @AfterEach
    void closeIt() {
        engine().close();
    }

    private void serve() {
        serving =
                JavaProcess.pilothouse(folder.resolve("home"), "serve", "--data", data.toString());
        await().atMost(LONG).until(() -> pilothouse("pause", "7").exitCode() == 1);
    }

    private JavaProcess engine() {
        return Objects.requireNonNull(serving);
    }

    private Ended pilothouse(String... arguments) {
        return Program.run(data, arguments);
    }

    /// A workflow of a task that runs until there is a file, and one behind it.
    private Path waiting(String name) throws Exception {
        String gate = folder.resolve("gate").toString();
        return Flow.file(
                folder,
                name,
                "name: first, task_type: Shell, command: 'echo begun; until [ -e %s ]; do sleep 0.05; done; echo \"done ${word}\"'"
                        .formatted(gate),
                "name: second, task_type: Shell, deps: [first], command: echo behind");
    }

    private void open() throws Exception {
        Files.createFile(folder.resolve("gate"));
    }

    private void awaitState(int run, String state) {
        await().atMost(LONG)
                .until(() -> pilothouse("show", "" + run).out().contains("): " + state));
    }

    private void awaitLog(String text) {
        await().atMost(LONG).until(() -> pilothouse("logs", "1").out().contains(text));
    }

    @Test
    void startsARunAndFollowsItsLogsUntilItEnds() throws Exception {
        Ended start = pilothouse("start", waiting("etl").toString(), "-p", "word=well");
        assertThat(start.lines()).containsExactly("run 1 of etl started");
        try (JavaProcess follower =
                JavaProcess.pilothouse(
                        folder.resolve("home"), "logs", "1", "-f", "--data", data.toString())) {
            await().atMost(LONG).until(() -> follower.printed().contains("begun"));
            assertThat(follower.printed()).doesNotContain("done well");
            open();
            Ended followed = follower.ended();
            assertThat(followed.exitCode()).isZero();
            assertThat(followed.out())
                    .startsWith("== first, attempt 1: RUNNING")
                    .contains("begun", "done well", "== second, attempt 1: ", "behind");
        }
        assertThat(pilothouse("list", "--json").out()).contains("\"state\":\"SUCCEEDED\"");
        assertThat(pilothouse("start", "etl").lines()).containsExactly("run 2 of etl started");
    }

    @Test
    void setsTheSizeOfATaskGroupAndForcesAStart() throws Exception {
        assertThat(pilothouse("groups", "set", "db", "1").lines())
                .containsExactly("task group 'db' has size 1");
        String gate = folder.resolve("gate").toString();
        String command = "until [ -e %s ]; do sleep 0.05; done".formatted(gate);
        Path file =
                Flow.file(
                        folder,
                        "grouped",
                        "name: first, task_type: Shell, task_group: db, task_group_priority: 1, command: '%s'"
                                .formatted(command),
                        "name: second, task_type: Shell, task_group: db, command: '%s'"
                                .formatted(command));
        assertThat(pilothouse("start", file.toString()).exitCode()).isZero();
        awaitGroup("{\"group\":\"db\",\"size\":1,\"used\":1,\"waiting\":1}");
        Ended refused = pilothouse("force-start", "1", "first");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("does not wait for a task group");
        await().atMost(LONG).until(() -> pilothouse("force-start", "1", "second").exitCode() == 0);
        awaitGroup("{\"group\":\"db\",\"size\":1,\"used\":2,\"waiting\":0}");
        open();
        awaitState(1, "SUCCEEDED");
        assertThat(pilothouse("groups", "set", "db", "none").exitCode()).isZero();
        assertThat(pilothouse("groups").out()).containsPattern("db +none +0 +0");
    }

    private void awaitGroup(String line) {
        await().atMost(LONG).until(() -> pilothouse("groups", "--json").out().contains(line));
    }

    @Test
    void stopsRecoversAndRerunsARun() throws Exception {
        assertThat(pilothouse("start", waiting("held").toString()).exitCode()).isZero();
        awaitLog("begun");
        Ended stop = pilothouse("stop", "1", "--reason", "enough", "--json");
        assertThat(stop.lines())
                .containsExactly(
                        "{\"type\":\"outcome\",\"command\":\"stop\",\"run\":1,\"accepted\":true,\"reason\":\"\"}");
        awaitState(1, "STOPPED");
        open();
        assertThat(pilothouse("recover", "1", "--suspended").exitCode()).isZero();
        awaitState(1, "SUCCEEDED");
        assertThat(pilothouse("rerun", "1").exitCode()).isZero();
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(pilothouse("logs", "1").lines())
                                        .containsOnlyOnce("== first, attempt 3: SUCCEEDED"));
        assertThat(pilothouse("show", "1", "--events").out()).contains("enough");
    }

    @Test
    void pausesARun() throws Exception {
        assertThat(pilothouse("start", waiting("paused").toString()).exitCode()).isZero();
        awaitLog("begun");
        assertThat(pilothouse("pause", "1").exitCode()).isZero();
        open();
        awaitState(1, "PAUSED");
    }

    @Test
    void killsARunThatDoesNotListen() throws Exception {
        assertThat(pilothouse("start", waiting("deaf").toString()).exitCode()).isZero();
        awaitLog("begun");
        assertThat(pilothouse("stop", "1", "--kill").exitCode()).isZero();
        awaitState(1, "STOPPED");
    }

    @Test
    void declaresAFailedTaskASuccess() throws Exception {
        Path file = Flow.file(folder, "bad", "name: a, task_type: Shell, command: exit 3");
        assertThat(pilothouse("start", file.toString()).exitCode()).isZero();
        awaitState(1, "FAILED");
        assertThat(pilothouse("force-success", "1", "a").exitCode()).isZero();
        await().atMost(LONG)
                .until(() -> pilothouse("show", "1", "--json").out().contains("FORCED_SUCCESS"));
    }

    @Test
    void saysWhyTheEngineRefuses() {
        Ended pause = pilothouse("pause", "7", "--json");
        assertThat(pause.exitCode()).isEqualTo(1);
        assertThat(pause.complaints()).hasSize(2);
        assertThat(pause.complaints().getFirst()).contains("run 7");
        assertThat(pause.out()).contains("\"accepted\":false", "run 7");
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        for (String[] command :
                new String[][] {
                    {"start", "unknown"}, {"start", "nowhere.yaml"}, {"show", "7"}, {"logs", "7"}
                }) {
            Ended ended = pilothouse(command);
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.complaints()).hasSize(2);
        }
        Path file = Flow.file(folder, "one", "name: task, task_type: Fake");
        Ended start = pilothouse("start", file.toString(), "--start-nodes", "tusk");
        assertThat(start.exitCode()).isEqualTo(2);
        assertThat(start.complaints().getFirst()).contains("'tusk'", "task");
    }

    @Test
    void looksTheSameThroughTheChannelAndAtRest() throws Exception {
        open();
        assertThat(pilothouse("start", waiting("same").toString()).exitCode()).isZero();
        awaitState(1, "SUCCEEDED");
        String[][] looks = {
            {"list", "--json"}, {"show", "1", "--json"}, {"show", "1", "--events"}, {"logs", "1"}
        };
        List<String> live = Arrays.stream(looks).map(it -> pilothouse(it).out()).toList();
        Path far = folder.resolve("far.phrun");
        assertThat(pilothouse("export", "1", "-o", far.toString()).exitCode()).isZero();
        engine().signal("TERM");
        assertThat(engine().ended().exitCode()).isEqualTo(3);
        assertThat(data.resolve("control.json")).doesNotExist();
        assertThat(data.resolve("control.sock")).doesNotExist();
        List<String> atRest = Arrays.stream(looks).map(it -> pilothouse(it).out()).toList();
        Path near = folder.resolve("near.phrun");
        assertThat(pilothouse("export", "1", "-o", near.toString()).exitCode()).isZero();
        assertThat(live).isEqualTo(atRest).noneMatch(String::isBlank);
        assertThat(far).hasSameBinaryContentAs(near);
        assertThat(pilothouse("replay", far.toString(), "--verify").exitCode()).isZero();
    }

    @Test
    void keepsTheTokenAndTheSocketFromOthers() throws Exception {
        for (String name : new String[] {"control.json", "control.sock"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(data.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void replacesWhatAKilledEngineHasLeft() throws Exception {
        String old = Files.readString(data.resolve("control.json"));
        engine().process().destroyForcibly().waitFor();
        Ended nobody = pilothouse("pause", "1");
        assertThat(nobody.exitCode()).isEqualTo(4);
        assertThat(nobody.complaints()).hasSize(2);
        assertThat(nobody.complaints().getLast()).contains("pilothouse serve");
        serve();
        assertThat(data.resolve("control.json")).content().isNotEqualTo(old);
    }

    @Test
    void endsTheFollowingIfTheEngineIsKilled() throws Exception {
        assertThat(pilothouse("start", waiting("lost").toString()).exitCode()).isZero();
        try (JavaProcess follower =
                JavaProcess.pilothouse(
                        folder.resolve("home"), "logs", "1", "-f", "--data", data.toString())) {
            await().atMost(LONG).until(() -> follower.printed().contains("begun"));
            engine().process().destroyForcibly().waitFor();
            Ended ended = follower.ended();
            assertThat(ended.exitCode()).isEqualTo(4);
            assertThat(ended.complaints()).hasSize(2);
            assertThat(ended.complaints().getFirst()).contains("lost the engine");
        }
        open();
    }

    @Test
    void saysThatNobodyIsThere() throws Exception {
        Path file = Flow.file(folder, "alone", "name: a, task_type: Fake");
        for (String[] command :
                new String[][] {{"start", file.toString()}, {"stop", "1"}, {"rerun", "1"}}) {
            Ended ended = Program.run(folder.resolve("empty"), command);
            assertThat(ended.exitCode()).isEqualTo(4);
            assertThat(ended.complaints()).hasSize(2);
            assertThat(ended.complaints().getFirst()).contains("no console or engine is running");
            assertThat(ended.complaints().getLast()).contains("pilothouse serve");
        }
        assertThat(folder.resolve("empty")).doesNotExist();
    }
}
