package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pilothouse.console.kit.Places;
import dev.pilothouse.console.kit.Program;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.task.TaskTypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Every sample runs, in the real engine, to the end that its text promises.
class SamplesTest {

    private static final String DONE = "SUCCEEDED [SUCCEEDED]";

    @TempDir Path folder;

    static Stream<Arguments> samples() {
        return Stream.of(
                arguments(
                        "fan-out-and-join",
                        WorkflowState.SUCCEEDED,
                        Map.of(
                                "extract", DONE, "clean", DONE, "enrich", DONE, "count", DONE,
                                "report", DONE)),
                arguments(
                        "retry",
                        WorkflowState.SUCCEEDED,
                        Map.of("flaky", "SUCCEEDED [FAILED, FAILED, SUCCEEDED]", "publish", DONE)),
                arguments(
                        "timeout",
                        WorkflowState.FAILED,
                        Map.of("too_slow", "FAILED [FAILED]", "late_but_fine", DONE)),
                arguments(
                        "parameters",
                        WorkflowState.SUCCEEDED,
                        Map.of("count_orders", DONE, "report", DONE)),
                arguments(
                        "pause",
                        WorkflowState.SUCCEEDED,
                        Map.of("load", DONE, "index", DONE, "notify", DONE)),
                arguments(
                        "stop",
                        WorkflowState.SUCCEEDED,
                        Map.of("long_work", DONE, "work_with_children", DONE, "after_both", DONE)),
                arguments(
                        "failure-strategy",
                        WorkflowState.FAILED,
                        Map.of(
                                "breaks",
                                "FAILED [FAILED]",
                                "behind_the_break",
                                "NOT_RUN []",
                                "other_branch",
                                DONE,
                                "end_of_other_branch",
                                DONE)),
                arguments(
                        "unequal-branches",
                        WorkflowState.SUCCEEDED,
                        Map.of(
                                "start",
                                DONE,
                                "shortcut",
                                DONE,
                                "detour_1",
                                DONE,
                                "detour_2",
                                DONE,
                                "detour_3",
                                DONE,
                                "merge",
                                DONE)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void endsAsItsTextPromises(String name, WorkflowState state, Map<String, String> tasks)
            throws Exception {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(folder))) {
            Run run = run(engine, name);
            assertThat(run.state()).isEqualTo(state);
            assertThat(ends(run)).isEqualTo(tasks);
        }
    }

    @Test
    void handsTheCountOnToTheReportAndMasksThePassword() throws Exception {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(folder))) {
            assertThat(run(engine, "parameters").state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
        String logs = Program.run(folder, "logs", "1").out();
        assertThat(logs).contains("acme had 42 orders on 2").doesNotContain("open-sesame");
    }

    @Test
    void isEverySampleThereIs() throws Exception {
        try (Stream<Path> files = Files.list(Places.samples())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.endsWith(".yaml"))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().map(sample -> sample.get()[0] + ".yaml").toList());
        }
    }

    @Test
    void isNamedInTheTableOfSamples() throws Exception {
        String table = Files.readString(Places.samples().resolve("README.md"));
        assertThat(samples().map(sample -> "`" + sample.get()[0] + ".yaml`"))
                .allMatch(table::contains);
    }

    private static Run run(MasterEngine engine, String name) throws Exception {
        Path file = Places.samples().resolve(name + ".yaml");
        var definition = WorkflowReader.ofProcess(TaskTypes.installed()).read(file).orThrow();
        long id = engine.start(definition, StartOptions.defaults("test")).get(60, TimeUnit.SECONDS);
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    private static Map<String, String> ends(Run run) {
        Map<String, String> ends = new LinkedHashMap<>();
        for (int node = 0; node < run.graph().size(); node++) {
            List<String> attempts =
                    run.node(node).attempts().stream()
                            .map(attempt -> attempt.state().name())
                            .toList();
            ends.put(run.graph().plan().task(node).name(), run.node(node).state() + " " + attempts);
        }
        return ends;
    }
}
