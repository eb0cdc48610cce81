package dev.pilothouse.console.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.pilothouse.engine.debug.Breakpoint;
import dev.pilothouse.engine.debug.Breakpoints;
import dev.pilothouse.engine.debug.Machine;
import dev.pilothouse.engine.debug.Place;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class BreakpointFileTest {

    @TempDir private Path folder;

    private Path path() {
        return folder.resolve("breakpoints.json");
    }

    @Test
    void everyKindOfBreakpointComesBackAsItWas() throws IOException {
        List<Breakpoint> all =
                List.of(
                        Breakpoint.at("1", new Place.OfTask("load \"all\""))
                                .in("nightly")
                                .when("${attempt} > 1")
                                .fromHit(3),
                        Breakpoint.at("2", new Place.OfEvent(Machine.TASK, "FAILED"))
                                .noting("attempt ${attempt}"),
                        Breakpoint.at("3", new Place.OfCell(Machine.TASK, "RUNNING", "KILL"))
                                .asOnce()
                                .enabled(false),
                        Breakpoint.at("4", new Place.OfMishap(Place.Mishap.DEAD_EVENT)));
        new BreakpointFile(path()).write(all);
        assertThat(new BreakpointFile(path()).read()).isEqualTo(all);
        assertThat(Files.getPosixFilePermissions(path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void whatIsThereNotIsNothing() throws IOException {
        assertThat(new BreakpointFile(path()).read()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"version\":2,\"breakpoints\":[]} | it was written by a newer version",
                "{\"version\":1,\"breakpoints\":[{\"task\":\"a\"},{\"event\":\"KILL\"}]} |"
                        + " breakpoint 2: it has no place",
                "{\"version\":1,\"breakpoints\":[{\"task\":\"a\",\"condition\":\"1 +\"}]} |"
                        + " breakpoint 1:",
                "{\"version\":1,\"breakpoints\":[{\"mishap\":\"rain\"}]} | breakpoint 1:",
                "[1, 2 | cannot be used",
            })
    void aFileThatCannotBeUsedSaysWhyAndWhere(String content, String why) throws IOException {
        Files.writeString(path(), content);
        assertThatIOException()
                .isThrownBy(() -> new BreakpointFile(path()).read())
                .withMessageContaining("breakpoints.json")
                .withMessageContaining(why);
    }

    @Test
    void aColleaguesBreakpointsAreSetBesideOnesOwn() {
        BreakpointsModel model = new BreakpointsModel(new Breakpoints());
        model.toggleTask("a", "nightly");
        int added =
                model.add(
                        List.of(
                                Breakpoint.at("1", new Place.OfTask("a")).in("nightly"),
                                Breakpoint.at("2", new Place.OfTask("b")).in("nightly")));
        assertThat(added).isEqualTo(1);
        assertThat(model.tasks("nightly")).containsExactlyInAnyOrder("a", "b");
        assertThat(model.all()).extracting(Breakpoint::id).containsExactly("1", "2");
    }
}
