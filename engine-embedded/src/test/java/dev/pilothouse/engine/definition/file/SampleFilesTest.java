package dev.pilothouse.engine.definition.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.engine.definition.Edge;
import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.ScheduleDefinition;
import dev.pilothouse.engine.definition.WorkflowDefinition;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// The files that PyDolphinScheduler's users start from, if they are at hand.
class SampleFilesTest {
    private final WorkflowReader reader =
            new WorkflowReader(TestTypes.TYPES, Map.of(), ZoneOffset.UTC);
    private Path samples = Path.of("");

    @BeforeEach
    void findSamples() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        samples = root.resolveSibling("shared").resolve("data/pydolphinscheduler-yaml");
        assumeTrue(Files.isDirectory(samples), "the samples are not here");
    }

    @ParameterizedTest
    @CsvSource({
        "Dependent.yaml, Dependent, 2, 0, ''",
        "Dependent_External.yaml, task_dependent_external, 3, 0, ''",
        "Http.yaml, Http, 1, 0, ''",
        "Shell.yaml, Shell, 3, 2, ''",
        "Spark.yaml, Spark, 1, 0, 25:16 Spark",
        "SubWorkflow.yaml, SubWorkflow, 2, 1, ''",
        "Switch.yaml, Switch, 3, 2, ''",
        "example_sub_workflow.yaml, example_workflow_for_sub_workflow, 3, 2, ''",
        "tutorial.yaml, tutorial, 4, 4, ''",
    })
    void loadWithNoWarningsButThoseOfTypesThatCannotRun(
            String file, String name, int tasks, int edges, String foreign) {
        ReadResult result = reader.read(samples.resolve(file));

        WorkflowDefinition workflow = result.orThrow();
        assertThat(workflow.name()).isEqualTo(name);
        assertThat(workflow.tasks()).hasSize(tasks);
        assertThat(workflow.edges()).hasSize(edges);
        assertThat(result.faults()).allMatch(fault -> fault.code().equals("type-cannot-run"));
        assertThat(result.faults().stream().map(SampleFilesTest::place))
                .containsExactlyElementsOf(
                        foreign.isEmpty() ? List.of() : List.of(foreign.split("; ", -1)));
    }

    @Test
    void areAllInTheTable() {
        assertThat(new Lint(reader).check(List.of(samples)))
                .extracting(fault -> Path.of(fault.file()).getFileName() + " " + fault.code())
                .containsExactly("Spark.yaml type-cannot-run");
    }

    @Test
    void sayWhenTheTutorialStarts() {
        assertThat(reader.read(samples.resolve("tutorial.yaml")).orThrow().schedule())
                .isEqualTo(
                        new ScheduleDefinition(
                                "0 0 0 * * ? *",
                                Instant.parse("2021-01-01T00:00:00Z"),
                                null,
                                ZoneOffset.UTC));
    }

    @Test
    void bringTheWorkflowsAlongThatTheyReferTo() {
        ReadResult sub = reader.read(samples.resolve("SubWorkflow.yaml"));
        ReadResult dependent = reader.read(samples.resolve("Dependent.yaml"));

        assertThat(referenced(sub)).containsExactly("example_workflow_for_sub_workflow");
        assertThat(referenced(dependent)).containsExactly("task_dependent_external");
        assertThat(sub.orThrow().tasks().getFirst().settings().text("workflow_name"))
                .contains("example_workflow_for_sub_workflow");
    }

    @Test
    void drawTheBranchesOfTheSwitch() {
        assertThat(reader.read(samples.resolve("Switch.yaml")).orThrow().edges())
                .containsExactly(
                        new Edge("switch", "switch_child_1"), new Edge("switch", "switch_child_2"));
    }

    private static List<String> referenced(ReadResult result) {
        return result instanceof ReadResult.Read read
                ? read.referenced().stream().map(WorkflowDefinition::name).toList()
                : List.of();
    }

    private static String place(Fault fault) {
        String type = fault.message().replaceAll("^[^']*'([^']*)'.*$", "$1");
        return "%d:%d %s".formatted(fault.line(), fault.column(), type);
    }
}
