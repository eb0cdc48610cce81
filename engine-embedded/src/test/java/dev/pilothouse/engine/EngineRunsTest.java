package dev.pilothouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Whole runs in the real engine, on a real database file, with real executors.
class EngineRunsTest {

    @TempDir Path directory;

    @Test
    void runsADiamondOfShellTasksToItsEnd() throws Exception {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(directory))) {
            var flow =
                    Flows.of("a -> b,c -> d")
                            .eachTask(t -> t.type("Shell", Map.of("command", "echo hello")))
                            .build();
            long id = engine.start(flow, StartOptions.defaults("test")).get(20, TimeUnit.SECONDS);
            Run run = engine.finished(id).get(20, TimeUnit.SECONDS);
            assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }
}
