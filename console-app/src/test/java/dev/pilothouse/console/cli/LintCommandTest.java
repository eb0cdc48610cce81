package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.Flow;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Places;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// `pilothouse lint`.
class LintCommandTest {

    @TempDir Path folder;

    @Test
    void findsNothingToSayAboutTheSamples() {
        Ended lint = Program.run(folder, "lint", Places.samples().toString());
        assertThat(lint.exitCode()).isZero();
        assertThat(lint.lines()).containsExactly("No faults.");
    }

    @Test
    void endsWithTwoIfThereIsAnError() throws Exception {
        Path file = Flow.file(folder, "bad", "name: a, task_type: Shel, command: x");
        Ended lint = Program.run(folder, "lint", file.toString());
        assertThat(lint.exitCode()).isEqualTo(2);
        assertThat(lint.lines().getFirst()).startsWith(file + ":3:").contains("error:", "Shell");
    }

    @Test
    void endsWithZeroIfThereAreWarningsOnly() throws Exception {
        Flow.file(folder, "warned", "name: a, task_type: Spark, main_class: X");
        Ended lint = Program.run(folder, "lint", folder.toString());
        assertThat(lint.exitCode()).isZero();
        assertThat(lint.out()).contains("warning:", "Spark", "0 errors, ");
    }

    @Test
    void printsOneJsonLinePerFaultAndNothingElse() throws Exception {
        Path file = Flow.file(folder, "bad", "name: a, task_type: Shell, deps: [b]");
        Ended lint = Program.run(folder, "lint", "--json", file.toString());
        assertThat(lint.exitCode()).isEqualTo(2);
        assertThat(lint.lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(
                        line ->
                                line.matches(
                                        "\\{\"file\":\".*bad\\.yaml\",\"line\":\\d+,\"column\":\\d+,"
                                            + "\"severity\":\"(error|warning)\","
                                            + "\"code\":\"[a-z-]+\",\"message\":\".+\"}"));
    }

    @Test
    void saysThatAFileIsMissing() {
        Ended lint = Program.run(folder, "lint", folder.resolve("nowhere.yaml").toString());
        assertThat(lint.exitCode()).isEqualTo(2);
        assertThat(lint.out()).contains("nowhere.yaml");
    }
}
