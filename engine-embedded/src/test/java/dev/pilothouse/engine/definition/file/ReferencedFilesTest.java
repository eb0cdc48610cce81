package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

@Timeout(30)
class ReferencedFilesTest {
    private final WorkflowReader reader =
            new WorkflowReader(
                    TestTypes.TYPES, Map.of("HOME", "/home/me$1", "DAY", "monday"), ZoneOffset.UTC);

    @TempDir private Path top;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(top.resolve("flows"));
    }

    @Test
    void standsForTheContentOfAFile() throws IOException {
        write("sql/x.sql", "select '$ENV{HOME}';\n");
        Path file = shell("$FILE{\"sql/x.sql\"}");

        assertThat(command(file)).contains("select '$ENV{HOME}';\n");
    }

    @Test
    void standsForTheEnvironmentAnywhereInAText() throws IOException {
        assertThat(command(shell("cd $ENV{HOME} && echo $ENV{DAY} ${DAY} $FILE{\"x\"}")))
                .contains("cd /home/me$1 && echo monday ${DAY} $FILE{\"x\"}");
    }

    @Test
    void keepsTheNameOfAVariableThatIsNotSet() throws IOException {
        assertThat(command(shell("echo $ENV{NOT_SET}"))).contains("echo $NOT_SET");
    }

    @Test
    void refusesFilesOutsideTheFolder() throws IOException {
        Files.writeString(top.resolve("secret.txt"), "s3cret");
        Files.createSymbolicLink(folder.resolve("link.txt"), top.resolve("secret.txt"));

        for (String name :
                new String[] {"../secret.txt", "link.txt", top.resolve("secret.txt").toString()}) {
            Fault fault = only(shell("$FILE{\"" + name + "\"}"));
            assertThat(fault.code()).isEqualTo("file-outside");
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.message()).contains(name).doesNotContain("s3cret");
        }
    }

    @Test
    void refusesADirectoryAndALargeFile() throws IOException {
        write("large.sql", "x".repeat(10_000_001));

        assertThat(only(shell("$FILE{\".\"}")).code()).isEqualTo("not-a-file");
        Fault large = only(shell("$FILE{\"large.sql\"}"));
        assertThat(large.code()).isEqualTo("too-large");
        assertThat(large.file()).endsWith("main.yaml");
    }

    @Test
    void boundsWhatReferencesStandForTogether() throws IOException {
        write("x.sql", "x".repeat(1_000_000));
        StringBuilder tasks = new StringBuilder("workflow: {name: w}\ntasks:\n");
        for (int i = 0; i < 30; i++) {
            tasks.append(
                    "- {name: t%d, task_type: Shell, command: '$FILE{\"x.sql\"}'}\n".formatted(i));
        }

        ReadResult result = reader.read(write("main.yaml", tasks.toString()));

        assertThat(result.faults()).hasSize(20).extracting(Fault::code).containsOnly("too-large");
    }

    @Test
    void standsForTheNameOfAnotherWorkflowAndBringsItAlong() throws IOException {
        write("deep/leaf.yaml", workflow("leaf", "echo"));
        write("child.yaml", workflow("child of all", "echo $WORKFLOW{\"deep/leaf.yaml\"}"));
        Path main =
                write(
                        "main.yaml",
                        workflow("main", "$WORKFLOW{\"child.yaml\"} $WORKFLOW{\"child.yaml\"}"));

        ReadResult result = reader.read(main);

        assertThat(command(main)).contains("child of all child of all");
        assertThat(result)
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read ->
                                assertThat(read.referenced())
                                        .extracting(WorkflowDefinition::name)
                                        .containsExactly("child of all", "leaf"));
    }

    @Test
    void endsWhenFilesReferToEachOther() throws IOException {
        write("a.yaml", workflow("a", "$WORKFLOW{\"b.yaml\"}"));
        write("b.yaml", workflow("b", "$WORKFLOW{\"a.yaml\"} $WORKFLOW{\"b.yaml\"}"));
        Path self = write("self.yaml", workflow("'$WORKFLOW{\"self.yaml\"}'", "echo"));

        assertThat(command(folder.resolve("a.yaml"))).contains("b");
        assertThat(command(folder.resolve("b.yaml"))).contains("a b");
        assertThat(reader.read(self).orThrow().name()).isEqualTo("$WORKFLOW{\"self.yaml\"}");
    }

    @Test
    void refusesAFileThatRefersToAFaultyOne() throws IOException {
        write("bad.yaml", "workflow: {name: bad}\ntasks: []\n");

        Fault fault = only(shell("$WORKFLOW{\"bad.yaml\"}"));

        assertThat(fault.code()).isEqualTo("no-tasks");
        assertThat(fault.file()).endsWith("bad.yaml");
    }

    @Test
    void refusesMoreFilesThanTheLimitHoldsTogether() throws IOException {
        String padding = ("# " + "x".repeat(1000) + "\n").repeat(3000);
        for (int i = 0; i < 4; i++) {
            write(
                    "f" + i + ".yaml",
                    padding + workflow("f" + i, "$WORKFLOW{\"f" + (i + 1) % 4 + ".yaml\"}"));
        }

        Fault fault = only(folder.resolve("f0.yaml"));

        assertThat(fault.code()).isEqualTo("too-large");
        assertThat(fault.file()).endsWith("f3.yaml");
    }

    private Path shell(String command) throws IOException {
        return write("main.yaml", workflow("main", command));
    }

    private static String workflow(String name, String command) {
        return "workflow: {name: %s}\ntasks:\n  - {name: a, task_type: Shell, command: '%s'}\n"
                .formatted(name, command);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        return Files.writeString(file, content);
    }

    private Optional<String> command(Path file) {
        return reader.read(file).orThrow().tasks().getFirst().settings().text("command");
    }

    private Fault only(Path file) {
        ReadResult result = reader.read(file);
        assertThat(result).isInstanceOf(ReadResult.Refused.class);
        assertThat(result.faults()).hasSize(1);
        return result.faults().getFirst();
    }
}
