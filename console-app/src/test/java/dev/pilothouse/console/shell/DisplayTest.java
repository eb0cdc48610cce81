package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.EngineSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

class DisplayTest {

    @Test
    void namesThePackageOfAMissingLibrary() {
        assertThat(Display.missing("libthere-is-none-of-it.so.9"))
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("libthere-is-none-of-it.so.9")
                                        .contains("apt-get install libpangoft2-1.0-0"));
    }

    @Test
    void aWindowWithoutADisplayIsRefusedBeforeTheStoreIsTouched(@TempDir Path folder) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        Path data = folder.resolve("data");

        int code =
                ConsoleWindow.open(LaunchPlan.window(EngineSettings.in(data), List.of()), err, err);

        assertThat(code).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("pilothouse run FILE");
        assertThat(data).doesNotExist();
    }
}
