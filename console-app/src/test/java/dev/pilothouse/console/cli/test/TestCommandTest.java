package dev.pilothouse.console.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Places;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `pilothouse test`.
class TestCommandTest {

    private static final String FLOW =
            """
            scenario: one task
            workflow: {name: flow}
            tasks:
              - {name: a, task_type: Shell, command: x}
            """;

    @TempDir Path folder;

    private Path scenario(String name, String end) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), FLOW + end + "\n");
    }

    @Test
    void passesTheSampleScenariosWithEverySeed() {
        Ended test =
                Program.run(
                        folder,
                        "test",
                        Places.samples().resolve("scenarios").toString(),
                        "--seeds",
                        "5");
        assertThat(test.err()).isEmpty();
        assertThat(test.exitCode()).isZero();
        assertThat(test.lines()).hasSize(11);
        assertThat(test.lines().getLast()).matches("10 passed, 0 failed; .* \\(\\d+ : 1\\)\\.");
    }

    @Test
    void endsWithOneAndShowsTheDifferenceBelowAFailedScenario() throws Exception {
        Path file = scenario("bad", "expect: {workflow: FAILED, tasks: {a: FAILED}}");
        Ended test = Program.run(folder, "test", file.toString());
        assertThat(test.exitCode()).isEqualTo(1);
        assertThat(test.lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("failed  one task, seed 1"),
                        line -> assertThat(line).endsWith("bad.yaml"),
                        line -> assertThat(line).contains("expected FAILED, but it is SUCCEEDED"),
                        line -> assertThat(line).contains("task a: expected FAILED"),
                        line -> assertThat(line).startsWith("0 passed, 1 failed;"));
    }

    @Test
    void printsOneJsonLinePerScenarioAndSeedAndNothingElse() throws Exception {
        Path file = scenario("good", "expect: {workflow: SUCCEEDED}");
        Ended test = Program.run(folder, "test", "--json", "--seeds", "2", file.toString());
        assertThat(test.exitCode()).isZero();
        assertThat(test.lines())
                .hasSize(2)
                .allMatch(
                        line ->
                                line.matches(
                                        "\\{\"scenario\":\"one"
                                            + " task\",\"file\":\".*good\\.yaml\",\"seed\":[12],"
                                            + "\"result\":\"passed\",\"workflow\":\"SUCCEEDED\","
                                            + "\"tasks\":\\{\"a\":\\{\"state\":\"SUCCEEDED\",\"attempts\":\\[\"SUCCEEDED\"]}},"
                                            + "\"started\":\\[\"a\"],\"violations\":\\[],\"virtual_ms\":\\d+,\"events\":\\d+,"
                                            + "\"trace_hash\":\"[0-9a-f]{16}\",\"diff\":\"\",\"notes\":\\[]}"));
    }

    @Test
    void playsWhatItCanAndEndsWithTwoIfAFileIsBad() throws Exception {
        scenario("a-bad", "expect: {workflow: SUCCEDED}");
        scenario("b-good", "expect: {workflow: SUCCEEDED}");
        Files.writeString(folder.resolve("c-workflow.yaml"), "workflow: {name: x}\ntasks: []\n");
        Ended test = Program.run(folder, "test", folder.toString(), "--json");
        assertThat(test.exitCode()).isEqualTo(2);
        assertThat(test.err()).contains("a-bad.yaml:5:20", "'SUCCEEDED'");
        assertThat(test.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"result\":\"error\"", "a-bad.yaml"),
                        line -> assertThat(line).contains("\"result\":\"passed\"", "b-good.yaml"));
    }

    @Test
    void endsWithTwoIfThereIsNothingToTest() throws Exception {
        assertThat(Program.run(folder, "test").exitCode()).isEqualTo(2);
        assertThat(Program.run(folder, "test", folder.toString()).err()).contains("scenario:");
        assertThat(Program.run(folder, "test", "nowhere.yaml").exitCode()).isEqualTo(2);
    }

    @Test
    void givesTheSameLinesWhateverTheNumberOfJobs() {
        Ended one = Program.run(folder, "test", "--json", "--random", "20", "--jobs", "1");
        Ended four = Program.run(folder, "test", "--json", "--random", "20", "--jobs", "4");
        assertThat(one.exitCode()).isZero();
        assertThat(one.lines()).hasSize(20).isEqualTo(four.lines());
    }
}
