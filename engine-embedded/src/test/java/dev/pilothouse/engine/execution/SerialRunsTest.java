package dev.pilothouse.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.ExecutionType;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// L03 in the real engine: runs of a serial workflow come one after the other, or not at all.
class SerialRunsTest {

    private static final StartOptions DEFAULTS = StartOptions.defaults("test");

    @TempDir Path directory;

    private MasterEngine open() {
        return MasterEngine.open(EngineSettings.in(directory));
    }

    private static long start(MasterEngine engine, WorkflowDefinition flow) throws Exception {
        return engine.start(flow, DEFAULTS).get(60, TimeUnit.SECONDS);
    }

    private static Run finished(MasterEngine engine, long id) throws Exception {
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    private static WorkflowState state(MasterEngine engine, long id) {
        return engine.snapshot(id).orElseThrow().run().state();
    }

    private static WorkflowDefinition quick(ExecutionType type) {
        return Flows.of("a").executionType(type).build();
    }

    /// Runs until the file is there.
    private WorkflowDefinition untilReleased(ExecutionType type) {
        String command = "while [ ! -e %s ]; do sleep 0.05; done".formatted(release());
        return Flows.of("a")
                .task("a", t -> t.type("Shell", Map.of("command", command)))
                .executionType(type)
                .build();
    }

    private Path release() {
        return directory.resolve("release");
    }

    @Test
    void l03_waitingRunsAllRunOneAfterTheOtherInTheOrderOfTheirStart() throws Exception {
        try (MasterEngine engine = open()) {
            List<CompletableFuture<Long>> starts = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                starts.add(engine.start(quick(ExecutionType.SERIAL_WAIT), DEFAULTS));
            }
            long formerEnd = 0;
            for (CompletableFuture<Long> start : starts) {
                Run run = finished(engine, start.get(60, TimeUnit.SECONDS));
                assertThat(run.state()).isEqualTo(WorkflowState.SUCCEEDED);
                assertThat(run.status().startedAt()).isGreaterThanOrEqualTo(formerEnd);
                formerEnd = run.status().endedAt();
            }
        }
    }

    @Test
    void l03_aStoppedHeadLetsTheNextRunBeginAndAWaitingRunCanBeStopped() throws Exception {
        try (MasterEngine engine = open()) {
            WorkflowDefinition flow = untilReleased(ExecutionType.SERIAL_WAIT);
            long head = start(engine, flow);
            long stopped = start(engine, flow);
            long next = start(engine, flow);
            await().until(() -> state(engine, head) == WorkflowState.RUNNING);
            assertThat(state(engine, next)).isEqualTo(WorkflowState.SERIAL_WAIT);
            assertThat(engine.stop(stopped, "anna", "").isAccepted()).isTrue();
            assertThat(finished(engine, stopped).status().startedAt()).isZero();
            assertThat(engine.stop(head, "anna", "").isAccepted()).isTrue();
            await().until(() -> state(engine, next) == WorkflowState.RUNNING);
            Files.createFile(release());
            assertThat(finished(engine, next).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void l03_aDiscardedRunIsStoppedWithAReason() throws Exception {
        try (MasterEngine engine = open()) {
            WorkflowDefinition flow = untilReleased(ExecutionType.SERIAL_DISCARD);
            long head = start(engine, flow);
            long second = start(engine, flow);
            Run discarded = finished(engine, second);
            assertThat(discarded.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(discarded.status().reason())
                    .endsWith(
                            "run %d of workflow 'flow' is going on (SERIAL_DISCARD)"
                                    .formatted(head));
            Files.createFile(release());
            assertThat(finished(engine, head).state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(finished(engine, start(engine, flow)).state())
                    .isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void l03_theNewestRunGoesFirstAndTheOthersAreStoppedWithAReason() throws Exception {
        try (MasterEngine engine = open()) {
            WorkflowDefinition flow = untilReleased(ExecutionType.SERIAL_PRIORITY);
            long head = start(engine, flow);
            await().until(() -> state(engine, head) == WorkflowState.RUNNING);
            long second = start(engine, flow);
            Run displaced = finished(engine, head);
            assertThat(displaced.state()).isEqualTo(WorkflowState.STOPPED);
            assertThat(displaced.status().reason())
                    .endsWith(
                            "the newer run %d of workflow 'flow' goes first (SERIAL_PRIORITY)"
                                    .formatted(second));
            Files.createFile(release());
            assertThat(finished(engine, second).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void l03_afterTheEngineWasClosedWaitingRunsAreFoundAgain() throws Exception {
        long head;
        long second;
        long third;
        WorkflowDefinition flow = untilReleased(ExecutionType.SERIAL_WAIT);
        try (MasterEngine engine = open()) {
            head = start(engine, flow);
            second = start(engine, flow);
            third = start(engine, flow);
            await().until(() -> state(engine, head) == WorkflowState.RUNNING);
        }
        try (MasterEngine engine = open()) {
            assertThat(state(engine, third)).isEqualTo(WorkflowState.SERIAL_WAIT);
            Files.createFile(release());
            for (long id : List.of(head, second, third)) {
                assertThat(finished(engine, id).state()).isEqualTo(WorkflowState.SUCCEEDED);
            }
        }
    }

    @Test
    void aRerunIsRefusedWhileAnotherRunOfTheSerialWorkflowGoesOn() throws Exception {
        try (MasterEngine engine = open()) {
            WorkflowDefinition flow = untilReleased(ExecutionType.SERIAL_WAIT);
            long first = start(engine, flow);
            long second = start(engine, flow);
            engine.stop(first, "anna", "");
            finished(engine, first);
            assertThat(engine.rerun(first, "anna").get(60, TimeUnit.SECONDS).refusal())
                    .startsWith("run %d of the same serial workflow".formatted(second));
            Files.createFile(release());
            finished(engine, second);
            assertThat(engine.rerun(first, "anna").get(60, TimeUnit.SECONDS).isAccepted()).isTrue();
            assertThat(finished(engine, first).state()).isEqualTo(WorkflowState.SUCCEEDED);
        }
    }
}
