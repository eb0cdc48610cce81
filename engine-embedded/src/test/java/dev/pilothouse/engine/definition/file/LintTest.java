package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class LintTest {
    private static final String FAULTY = "workflow: {name: w}\ntasks: []\n";

    private final Lint lint =
            new Lint(new WorkflowReader(TestTypes.TYPES, Map.of(), ZoneOffset.UTC));

    @TempDir private Path folder;

    @Test
    void checksTheWorkflowFilesOfATreeInTheOrderOfTheirNames() throws IOException {
        write("b.yaml", FAULTY);
        write("deep/er/a.yml", FAULTY);
        write("broken.yaml", "tasks: [\n");
        write("notes.yaml", "title: no workflow\n");
        write("values.txt", FAULTY);
        write(".git/x.yaml", FAULTY);
        write("test.yaml", "scenario: s\n" + FAULTY);

        assertThat(lint.check(List.of(folder)))
                .extracting(fault -> folder.relativize(Path.of(fault.file())) + " " + fault.code())
                .containsExactly("b.yaml no-tasks", "broken.yaml syntax", "deep/er/a.yml no-tasks");
    }

    @Test
    void checksANamedFileWhateverItHolds() throws IOException {
        Path notes = write("notes.txt", "title: no workflow\n");
        Path scenario = write("test.yaml", "scenario: s\n" + FAULTY);
        Path missing = folder.resolve("missing.yaml");

        assertThat(lint.check(List.of(notes, scenario, missing)))
                .extracting(Fault::code)
                .containsExactly("missing-key", "missing-key", "file-not-found");
    }

    @Test
    void namesTheFaultsOfAFileOnceThoughOthersReferToIt() throws IOException {
        write("bad.yaml", FAULTY);
        for (String name : List.of("x.yaml", "y.yaml")) {
            write(
                    name,
                    "workflow: {name: w}\n"
                            + "tasks: [{name: a, task_type: Shell, command:"
                            + " '$WORKFLOW{\"bad.yaml\"}'}]\n");
        }

        assertThat(lint.check(List.of(folder))).extracting(Fault::code).containsExactly("no-tasks");
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, content);
    }
}
