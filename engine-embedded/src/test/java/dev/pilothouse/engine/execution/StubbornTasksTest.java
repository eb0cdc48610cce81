package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The ladder stop, kill, force-finalise against processes that do not want to end.
class StubbornTasksTest {

    @TempDir Path directory;

    private static long start(MasterEngine engine, WorkflowDefinition flow) throws Exception {
        return engine.start(flow, StartOptions.defaults("test")).get(60, TimeUnit.SECONDS);
    }

    private static Run finished(MasterEngine engine, long id) throws Exception {
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    private static final String STUBBORN = "trap '' TERM; while true; do sleep 1; done";

    @Test
    void aTaskThatIgnoresAStopIsEndedByAKillWithoutGrace() throws Exception {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(directory))) {
            long id =
                    start(
                            engine,
                            Flows.of("a")
                                    .task("a", t -> t.type("Shell", Map.of("command", STUBBORN)))
                                    .build());
            await().until(() -> !engine.awaited(id).isEmpty());
            await().until(() -> isRunning(engine, id));
            assertThat(engine.awaited(id).getFirst().killRounds()).isZero();
            assertThat(engine.kill(id, "anna", "now").isAccepted()).isTrue();
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(run.node(0).state()).isEqualTo(TaskState.KILLED);
            assertThat(run.status().reason()).isEqualTo("kill by anna: now");
        }
    }

    @Test
    void aRunIsForceFinalisedWithoutWaitingForItsTasks() throws Exception {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(directory))) {
            long id =
                    start(
                            engine,
                            Flows.of("a -> b")
                                    .task("a", t -> t.type("Shell", Map.of("command", STUBBORN)))
                                    .build());
            await().until(() -> isRunning(engine, id));
            assertThat(engine.forceFinalise(id, "anna", "gone").isAccepted()).isTrue();
            Run run = finished(engine, id);
            assertThat(run.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(Objects.requireNonNull(run.node(0).attempt()).reason())
                    .contains("was not confirmed dead");
        }
    }

    private static boolean isRunning(MasterEngine engine, long id) {
        return engine.snapshot(id).orElseThrow().run().node(0).state() == TaskState.RUNNING;
    }
}
