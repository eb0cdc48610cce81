package dev.pilothouse.engine.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.definition.Fault;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.task.TaskTypes;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Scenario files for tests.
final class Scenarios {

    static final ScenarioReader READER =
            new ScenarioReader(
                    new WorkflowReader(TaskTypes.installed(), Map.of(), ZoneOffset.UTC), Map.of());

    private Scenarios() {}

    static Path folder(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(Scenarios.class.getResource(name), name).toURI());
    }

    static Scenario read(Path file) {
        ScenarioResult result = READER.read(file);
        assertThat(result).as("%s", result.faults()).isInstanceOf(ScenarioResult.Read.class);
        return ((ScenarioResult.Read) result).scenario();
    }

    static Scenario read(Path folder, String text) throws IOException {
        return read(written(folder, text));
    }

    static List<Fault> faults(Path folder, String text) throws IOException {
        return READER.read(written(folder, text)).faults();
    }

    private static Path written(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), text);
    }
}
