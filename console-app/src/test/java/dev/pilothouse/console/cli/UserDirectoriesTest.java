package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/// Where the default data directory is.
class UserDirectoriesTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void followsTheCustomOfEachSystem() {
        assertThat(data("Linux", Map.of())).isEqualTo(HOME.resolve(".local/share/pilothouse"));
        assertThat(data("Mac OS X", Map.of()))
                .isEqualTo(HOME.resolve("Library/Application Support/pilothouse"));
        assertThat(data("Windows 11", Map.of()))
                .isEqualTo(HOME.resolve("AppData/Local/pilothouse"));
    }

    @Test
    void followsTheVariablesThatMoveIt() {
        assertThat(data("Linux", Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/pilothouse"));
        assertThat(data("Linux", Map.of("PILOTHOUSE_DATA", "/mine", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/mine"));
    }

    @Test
    void ignoresARelativeDataHomeAsItsRulesSay() {
        assertThat(data("Linux", Map.of("XDG_DATA_HOME", "data")))
                .isEqualTo(HOME.resolve(".local/share/pilothouse"));
    }

    private static Path data(String system, Map<String, String> environment) {
        return new UserDirectories(system, HOME, environment).data();
    }
}
