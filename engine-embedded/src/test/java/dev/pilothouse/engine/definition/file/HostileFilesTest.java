package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pilothouse.engine.definition.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Files that want to cost time or memory, and files that are no text. The limit is generous
/// because the machine may be busy; none of them takes a second on an idle one.
@Timeout(60)
class HostileFilesTest {
    private static final int LIMIT = 10_000_000;
    private static final String SOUND =
            "workflow: {name: w}\ntasks: [{name: a, task_type: Shell, command: x}]\n";

    private final WorkflowReader reader =
            new WorkflowReader(TestTypes.TYPES, Map.of(), ZoneOffset.UTC);

    @TempDir private Path folder;

    @Test
    void refusesTheBillionLaughs() {
        String bomb =
                "a0: &a0 lol\n"
                        + IntStream.range(1, 12)
                                .mapToObj(
                                        i ->
                                                "a%d: &a%d [%s]\n"
                                                        .formatted(i, i, tenTimes("*a" + (i - 1))))
                                .collect(Collectors.joining());

        assertThat(only(bomb + SOUND).code()).isEqualTo("alias-flood");
    }

    @Test
    void refusesABombOfMerges() {
        String bomb =
                "a0: &a0 {k: v}\n"
                        + IntStream.range(1, 40)
                                .mapToObj(
                                        i ->
                                                "a%d: &a%d {<<: [*a%d, *a%d]}\n"
                                                        .formatted(i, i, i - 1, i - 1))
                                .collect(Collectors.joining());

        assertThat(only(bomb + SOUND).code()).isEqualTo("alias-flood");
    }

    @Test
    void refusesOneLargeTextUnderManyAliases() {
        String bomb = "a: &a " + "x".repeat(100_000) + "\nb: [" + "*a ,".repeat(1000) + "]\n";

        assertThat(only(bomb + SOUND).code()).isEqualTo("alias-flood");
    }

    @Test
    void refusesTooManyAliases() {
        String flood = "a: &a [1]\nb: [" + "*a ,".repeat(20_000) + "]\n";

        assertThat(only(flood + SOUND).code()).isEqualTo("alias-flood");
    }

    @ParameterizedTest
    @CsvSource({"[, 100", "[, 5000000", "{a: , 100", "'- ', 5000000"})
    void refusesDeepNesting(String opening, int times) {
        assertThat(only(opening.repeat(times)).code()).isEqualTo("too-deep");
    }

    @Test
    void refusesDepthThatAliasesBuildUp() {
        String levels =
                "a0: &a0 [1]\n"
                        + IntStream.range(1, 9000)
                                .mapToObj(i -> "a%d: &a%d [[[*a%d]]]\n".formatted(i, i, i - 1))
                                .collect(Collectors.joining());

        assertThat(only(levels + SOUND).code()).isEqualTo("too-deep");
    }

    @ParameterizedTest
    @CsvSource({"'- \n', 5000000", "'a,', 4999999"})
    void refusesMoreValuesThanAnyWorkflowHas(String part, int times) {
        String flood = part.startsWith("-") ? part.repeat(times) : "[" + part.repeat(times);

        assertThat(only(flood).code()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# ", "a: ", "a: '", "a: \"", "a: |\n  ", "a: &", "? ", "%YAML "})
    void refusesAVeryLongWord(String before) {
        assertThat(only(before + "x".repeat(9_000_000)).code()).isIn("too-large", "syntax");
    }

    @Test
    void readsLongTextsAndLongLines() {
        String text = "word ".repeat(500_000);
        String one =
                "{workflow: {name: w}, tasks: [{name: a, task_type: Shell, command: \""
                        + text
                        + "\"}]}";

        assertThat(reader.read(Path.of("x.yaml"), one).orThrow().tasks()).hasSize(1);
    }

    @Test
    void stopsNamingFaultsAtAThousand() {
        String tasks =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                i ->
                                        "- {name: task%d, task_type: Shell, command: x, deps: [tsk%d]}\n"
                                                .formatted(i, i))
                        .collect(Collectors.joining());

        ReadResult result = reader.read(Path.of("x.yaml"), "workflow: {name: w}\ntasks:\n" + tasks);

        assertThat(result.faults()).hasSize(1000);
        assertThat(result.faults().getLast().code()).isEqualTo("too-many-faults");
    }

    @Test
    void readsAVeryLargeWorkflow() {
        String tasks =
                IntStream.range(1, 20_000)
                        .mapToObj(
                                i ->
                                        "- {name: t%d, task_type: Shell, command: x, deps: [t%d]}\n"
                                                .formatted(i, i / 2))
                        .collect(
                                Collectors.joining(
                                        "", "- {name: t0, task_type: Shell, command: x}\n", ""));

        ReadResult result = reader.read(Path.of("x.yaml"), "workflow: {name: w}\ntasks:\n" + tasks);

        assertThat(result.orThrow().edges()).hasSize(19_999);
    }

    @Test
    void refusesAFileAboveTheLimit() throws IOException {
        Path file =
                write(
                        "large.yaml",
                        (SOUND + "# " + "x".repeat(LIMIT)).getBytes(StandardCharsets.UTF_8));

        Fault fault = only(file);

        assertThat(fault.code()).isEqualTo("too-large");
        assertThat(fault.message()).contains("at most 10 MB").contains("large.yaml");
    }

    @Test
    void refusesWhatIsNotUtf8AndSaysWhere() throws IOException {
        Path latin =
                write(
                        "latin.yaml",
                        "workflow:\n  name: Größe\n".getBytes(StandardCharsets.ISO_8859_1));
        Path wide = write("wide.yaml", SOUND.getBytes(StandardCharsets.UTF_16));

        assertThat(only(latin))
                .extracting(Fault::code, Fault::line, Fault::column)
                .containsExactly("not-utf-8", 2, 11);
        assertThat(only(wide))
                .extracting(Fault::code, Fault::line, Fault::column)
                .containsExactly("not-utf-8", 1, 1);
    }

    @Test
    void refusesBinaryData() throws IOException {
        Path file = write("zeros.yaml", new byte[LIMIT]);

        assertThat(only(file).code()).isEqualTo("syntax");
    }

    @Test
    void acceptsAByteOrderMark() throws IOException {
        Path file = write("bom.yaml", ("\uFEFF" + SOUND).getBytes(StandardCharsets.UTF_8));

        assertThat(reader.read(file).orThrow().name()).isEqualTo("w");
    }

    @Test
    void refusesADirectoryAndAMissingFile() {
        assertThat(only(folder).code()).isEqualTo("not-a-file");
        assertThat(only(folder.resolve("no.yaml")).code()).isEqualTo("file-not-found");
    }

    @Test
    void refusesADevice() {
        Path device = Path.of("/dev/zero");
        assumeFalse(Files.notExists(device));

        assertThat(only(device).code()).isEqualTo("not-a-file");
    }

    @Test
    void refusesAnUnreadableFile() throws IOException {
        Path file = write("secret.yaml", SOUND.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the super-user may read everything");

        assertThat(only(file).code()).isEqualTo("unreadable");
    }

    private static String tenTimes(String entry) {
        return String.join(",", Collections.nCopies(10, entry + " "));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Fault only(String yaml) {
        return only(reader.read(Path.of("hostile.yaml"), yaml));
    }

    private Fault only(Path file) {
        return only(reader.read(file));
    }

    private static Fault only(ReadResult result) {
        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        assertThat(result.faults()).hasSize(1);
        return result.faults().getFirst();
    }
}
