package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Places;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/// The files that users of PyDolphinScheduler already have, unchanged.
class PydolphinFilesTest {

    @TempDir Path folder;

    @BeforeEach
    void needTheFiles() {
        assumeTrue(Files.isDirectory(Places.pydolphinFiles()), "the users' files are not here");
    }

    @ParameterizedTest
    @CsvSource({
        "tutorial.yaml,'task_parent,task_child_one,task_child_two,task_union'",
        "Shell.yaml,'task_parent,task_child_one,task_child_two'"
    })
    void runsToItsEndWithTheSpecifiedResultLine(String file, String tasks) {
        Ended run = Program.run(folder, "run", path(file), "--json");
        StringBuilder expected = new StringBuilder();
        for (String task : tasks.split(",", -1)) {
            expected.append(expected.isEmpty() ? "" : ",")
                    .append(
                            "\"%s\":{\"state\":\"SUCCEEDED\",\"attempts\":[\"SUCCEEDED\"]}"
                                    .formatted(task));
        }
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().getLast())
                .startsWith(
                        "{\"type\":\"result\",\"run\":1,\"workflow\":\"SUCCEEDED\",\"tasks\":{"
                                + expected
                                + "},\"events\":");
    }

    @Test
    void loadsEveryFileWithNamedWarningsAtMost() {
        Ended lint = Program.run(folder, "lint", Places.pydolphinFiles().toString());
        assertThat(lint.exitCode()).isZero();
        assertThat(lint.lines())
                .filteredOn(line -> line.contains(".yaml:"))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*\\.yaml:\\d+:\\d+: warning: .+ \\[[a-z-]+]"));
    }

    @Test
    void failsWithAClearMessageWhereTheTypeCannotRunHere() {
        Ended run = Program.run(folder, "run", path("Spark.yaml"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("task 'task' failed: ").contains("Spark");
    }

    private static String path(String file) {
        return Places.pydolphinFiles().resolve(file).toString();
    }
}
