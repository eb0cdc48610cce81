package dev.pilothouse.console.shell.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.shell.dock.DockLayout;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.shell.dock.Tile;
import dev.pilothouse.console.shell.state.Looks.ThemeChoice;
import dev.pilothouse.console.shell.state.WindowState.Bounds;
import dev.pilothouse.console.shell.state.WindowState.Keys;
import dev.pilothouse.console.words.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

class StateFileTest {

    @TempDir Path folder;

    private static WindowState changed() {
        Tile tabs = new Tile.Tabs(List.of("events", "log"), "log");
        Tile rows =
                new Tile.Split(
                        Tile.Axis.COLUMN,
                        List.of(Tile.Tabs.of(List.of("graph")), tabs),
                        List.of(0.7));
        DockLayout layout =
                new DockLayout(
                        rows,
                        List.of(
                                new DockLayout.Floating(
                                        10, 20, 300, 200, Tile.Tabs.of(List.of("runs")))));
        return WindowState.FRESH
                .with(Perspective.DEBUG, layout)
                .in(Perspective.DEBUG)
                .looking(new Looks(ThemeChoice.CONTRAST, Language.CHINESE, 1.5, true))
                .at(new Bounds(1, 2, 1_000, 700, true))
                .keyed(new Keys("eclipse", Map.of("run.stop", List.of("Ctrl+F2"))))
                .quietened(new Quiet(false, 20, 8))
                .remembering(List.of("run.start"));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        new StateFile(folder).write(changed());

        StateFile.Found found = new StateFile(folder).read();

        assertThat(found.state()).isEqualTo(changed());
        assertThat(found.trouble()).isEqualTo(StateFile.Trouble.NONE);
    }

    @Test
    void withoutAFileTheWindowBeginsAfresh() {
        assertThat(new StateFile(folder).read())
                .isEqualTo(new StateFile.Found(WindowState.FRESH, StateFile.Trouble.NONE, ""));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theFileIsTheOwnersAloneAndNoDraftIsLeft() throws IOException {
        new StateFile(folder).write(WindowState.FRESH);
        new StateFile(folder).write(changed());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1, 2]",
                "null",
                "{\"perspective\": \"RUN\"}",
                "{\"version\": 1, \"perspective\": \"SLEEP\"}"
            })
    void aDamagedFileIsKeptAsideAndTheWindowBeginsAfresh(String text) throws IOException {
        Files.writeString(file(), text);

        StateFile.Found found = new StateFile(folder).read();

        assertThat(found.state()).isEqualTo(WindowState.FRESH);
        assertThat(found.trouble()).isEqualTo(StateFile.Trouble.DAMAGED);
        assertThat(found.aside()).isEqualTo("workbench.json.damaged");
        assertThat(folder.resolve("workbench.json.damaged")).hasContent(text);
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatAnOlderFileDoesNotSayIsAsInAFreshOne() throws IOException {
        Files.writeString(file(), "{\"version\": 1, \"looks\": {\"zoom\": 1.25}}");

        StateFile.Found found = new StateFile(folder).read();

        assertThat(found.state()).isEqualTo(WindowState.FRESH.looking(Looks.FRESH.zoomed(1.25)));
        assertThat(found.trouble()).isEqualTo(StateFile.Trouble.NONE);
    }

    @Test
    void aNewerFileIsKeptAsideAndTheWindowBeginsAfresh() throws IOException {
        Files.writeString(file(), "{\"version\": 2, \"something\": \"else\"}");

        StateFile.Found found = new StateFile(folder).read();

        assertThat(found.state()).isEqualTo(WindowState.FRESH);
        assertThat(found.trouble()).isEqualTo(StateFile.Trouble.NEWER);
        assertThat(folder.resolve("workbench.json.newer")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "20, 8, 23, true",
        "20, 8, 7, true",
        "20, 8, 8, false",
        "20, 8, 12, false",
        "9, 17, 9, true",
        "9, 17, 17, false",
        "0, 0, 3, false"
    })
    void quietTimeMayGoOverMidnight(int from, int to, int hour, boolean quiet) {
        assertThat(new Quiet(false, from, to).at(hour)).isEqualTo(quiet);
        assertThat(new Quiet(true, from, to).at(hour)).isTrue();
    }

    private Path file() {
        return folder.resolve("workbench.json");
    }
}
