package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.Flow;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/// The commands that look at runs without running anything.
class LookCommandsTest {

    @TempDir Path folder;
    private Path data = Path.of("");

    @BeforeEach
    void chooseData() {
        data = folder.resolve("data");
    }

    @Test
    void listsRunsNewestFirst() throws Exception {
        runTwoTasks("first");
        runTwoTasks("second");
        Ended list = Program.run(data, "list");
        assertThat(list.exitCode()).isZero();
        assertThat(list.lines()).hasSize(3);
        assertThat(list.lines().get(1)).contains("2", "second", "FAILED");
        assertThat(list.lines().get(2)).contains("1", "first", "FAILED");
    }

    @Test
    void keepsTheSizesOfTaskGroupsWithoutAnEngine() {
        assertThat(Program.run(data, "groups").complaints().getFirst())
                .startsWith("There are no task groups in ");
        assertThat(Program.run(data, "groups", "set", "db", "3").exitCode()).isZero();
        assertThat(Program.run(data, "groups", "set", "io", "none").exitCode()).isZero();
        assertThat(Program.run(data, "groups", "--json").lines())
                .containsExactly(
                        "{\"group\":\"db\",\"size\":3,\"used\":0,\"waiting\":0}",
                        "{\"group\":\"io\",\"size\":null,\"used\":0,\"waiting\":0}");
        assertThat(Program.run(data, "groups").out()).containsPattern("io +none +0 +0");
    }

    @Test
    void refusesASizeThatIsNone() {
        Ended set = Program.run(data, "groups", "set", "db", "-1x");
        assertThat(set.exitCode()).isEqualTo(2);
        Ended many = Program.run(data, "groups", "set", "db", "many");
        assertThat(many.exitCode()).isEqualTo(2);
        assertThat(many.complaints())
                .containsExactly(
                        "pilothouse: the size of task group 'db' cannot be 'many'",
                        "Give a whole number from 0 to 999999, or 'none'.");
    }

    @Test
    void listsRunsAsJsonLines() throws Exception {
        runTwoTasks("only");
        assertThat(Program.run(data, "list", "--json").lines())
                .singleElement()
                .asString()
                .startsWith("{\"run\":1,\"workflow\":\"only\",\"version\":1,\"state\":\"FAILED\"");
    }

    @Test
    void showsTheAttemptsOfEachTask() throws Exception {
        runTwoTasks("shown");
        Ended show = Program.run(data, "show", "1");
        assertThat(show.exitCode()).isZero();
        assertThat(show.lines().getFirst()).startsWith("run 1 of shown (version 1): FAILED");
        assertThat(show.lines()).anyMatch(line -> line.matches(" +FAILED +bad: FAILED after .*"));
    }

    @Test
    void showsTheSameResultLineThatTheRunPrinted() throws Exception {
        Path file = twoTasks("same");
        Ended run = Program.run(data, "run", file.toString(), "--json");
        Ended show = Program.run(data, "show", "1", "--json");
        assertThat(show.lines()).containsExactly(run.lines().getLast());
    }

    @Test
    void showsTheJournalWithoutGaps() throws Exception {
        runTwoTasks("journal");
        Ended events = Program.run(data, "show", "1", "--events");
        for (int i = 0; i < events.lines().size(); i++) {
            assertThat(events.lines().get(i)).startsWith("{\"n\":" + (i + 1) + ",");
        }
        assertThat(events.lines()).hasSizeGreaterThan(10);
    }

    @Test
    void printsTheLogsOfOneTaskOrOfAll() throws Exception {
        runTwoTasks("logs");
        Ended all = Program.run(data, "logs", "1");
        Ended one = Program.run(data, "logs", "1", "good", "-f");
        assertThat(all.out()).contains("== good, attempt 1", "all is well", "== bad, attempt 1");
        assertThat(one.out()).contains("all is well").doesNotContain("bad");
    }

    @Test
    void namesTheNearestTaskIfThereIsNoSuchOne() throws Exception {
        runTwoTasks("nearest");
        Ended logs = Program.run(data, "logs", "1", "goood");
        assertThat(logs.exitCode()).isEqualTo(2);
        assertThat(logs.complaints()).hasSize(2);
        assertThat(logs.complaints().getFirst()).contains("'goood'", "good");
    }

    @Test
    void saysThatThereIsNoSuchRun() throws Exception {
        runTwoTasks("known");
        Ended show = Program.run(data, "show", "7");
        assertThat(show.exitCode()).isEqualTo(2);
        assertThat(show.complaints().getFirst()).contains("there is no run 7");
    }

    @Test
    void makesNothingWhereThereIsNothingToLookAt() {
        Ended list = Program.run(data, "list");
        Ended show = Program.run(data, "show", "1");
        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).contains("no runs");
        assertThat(show.exitCode()).isEqualTo(2);
        assertThat(data).doesNotExist();
    }

    @Test
    void leavesAForeignOrDamagedDatabaseAsItIs() throws Exception {
        Files.createDirectory(data);
        Path database = data.resolve("pilothouse.mv.db");
        for (String content : new String[] {"not a database", "H:2,block:1,garbage", ""}) {
            Files.writeString(database, content);
            Path file = twoTasks("refused");
            for (String[] command :
                    new String[][] {{"run", file.toString()}, {"serve"}, {"list"}, {"show", "1"}}) {
                Ended ended = Program.run(data, command);
                assertThat(ended.exitCode()).isEqualTo(2);
                assertThat(ended.complaints()).hasSize(2);
                assertThat(database).hasContent(content);
            }
        }
    }

    private Path twoTasks(String name) throws Exception {
        return Flow.file(
                folder,
                name,
                "name: good, task_type: Shell, command: echo all is well",
                "name: bad, task_type: Shell, command: exit 3");
    }

    private void runTwoTasks(String name) throws Exception {
        Ended run = Program.run(data, "run", twoTasks(name).toString());
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
