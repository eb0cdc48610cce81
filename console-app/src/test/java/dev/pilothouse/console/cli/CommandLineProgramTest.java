package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.JavaProcess;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The command line as a whole.
class CommandLineProgramTest {

    @TempDir Path folder;

    @Test
    void tellsItsVersionAsAProcess() throws Exception {
        try (JavaProcess process = JavaProcess.pilothouse(folder, "--version")) {
            Ended ended = process.ended();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out()).matches("pilothouse \\d+\\.\\d+\\.\\d+\\S*\\R");
            assertThat(ended.err()).isEmpty();
        }
    }

    @Test
    void helpsWithEveryCommand() {
        for (String command :
                new String[] {"run", "serve", "lint", "list", "show", "logs", "picture", "demo"}) {
            Ended help = Program.run(folder, command, "--help");
            assertThat(help.exitCode()).as(command).isZero();
            assertThat(help.out()).contains("Usage: pilothouse " + command);
        }
    }

    @Test
    void endsWithTwoOnAnUnknownCommandAndNamesTheNearest() {
        Ended ended = Program.run(folder, "lnit");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("'lnit'", "did you mean 'lint'?");
    }

    @Test
    void endsWithTwoIfAnArgumentIsMissing() {
        Ended ended = Program.run(folder, "run");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.complaints()).hasSize(2);
        assertThat(ended.complaints().getFirst()).contains("FILE");
        assertThat(ended.complaints().getLast()).contains("pilothouse run --help");
    }
}
