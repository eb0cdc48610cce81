package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/// A program that the build runs.
class CommandTest {

    private static final Path SHELL = Path.of("/bin/sh");

    @Test
    void givesWhatTheProgramPrints() throws Exception {
        assertThat(new Command(SHELL).with("-c", "echo $WORD").run(Map.of("WORD", "hello")))
                .isEqualTo("hello\n");
    }

    @Test
    void takesAVariableAwayThatIsEmpty() throws Exception {
        Command command = new Command(SHELL).with("-c", "echo ${HOME-none}");
        assertThat(command.run(Map.of("HOME", ""))).isEqualTo("none\n");
    }

    @Test
    void showsTheLastLinesOfAProgramThatFails() {
        assertThatThrownBy(() -> new Command(SHELL).with("-c", "echo no disk >&2; exit 3").run())
                .isInstanceOf(BuildFault.class)
                .hasMessage("Expected /bin/sh to succeed, but it ended with 3:\nno disk");
    }
}
