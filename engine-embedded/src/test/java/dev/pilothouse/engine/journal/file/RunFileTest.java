package dev.pilothouse.engine.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.Verification;
import dev.pilothouse.engine.kit.Flows;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// Runs of the real engine as files, and back.
class RunFileTest {

    private static final RunExport EXPORT = new RunExport("0.1.0");

    @TempDir Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("x.phrun");
    }

    private MasterEngine open() {
        return MasterEngine.open(EngineSettings.in(folder.resolve("data")));
    }

    private static long start(MasterEngine engine, WorkflowDefinition flow) throws Exception {
        return engine.start(flow, StartOptions.defaults("test")).get(30, TimeUnit.SECONDS);
    }

    private void export(MasterEngine engine, long id) throws IOException {
        RunSnapshot snapshot = engine.snapshot(id).orElseThrow();
        EXPORT.write(
                snapshot.run(),
                snapshot.lastEntry(),
                consumer -> engine.journal(id, 1, consumer),
                engine.mask(snapshot.run()),
                file);
    }

    private static String unpacked(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Flows shell(String edges, String command) {
        return Flows.of(edges).eachTask(t -> t.type("Shell", Map.of("command", command)));
    }

    @Test
    void aRunComesBackAsItWasAndEveryDecisionIsTheSame() throws Exception {
        try (MasterEngine engine = open()) {
            Flows flows =
                    shell("a -> b,c -> d", "echo '${setValue(x=1)}'")
                            .task(
                                    "c",
                                    t ->
                                            t.type("Shell", Map.of("command", "exit 3"))
                                                    .retries(1, Duration.ofMillis(1)));
            long id = start(engine, flows.build());
            Run run = engine.finished(id).get(60, TimeUnit.SECONDS);
            export(engine, id);
            RunRecord record = RunImport.read(file);
            List<JournalEntry> journal = new ArrayList<>();
            engine.journal(id, 1, journal::add);
            assertThat(record.engine()).isEqualTo("0.1.0");
            assertThat(record.identity()).isEqualTo(run.identity());
            assertThat(record.definition()).isEqualTo(flows.build());
            assertThat(record.timeline().entries()).isEqualTo(journal);
            assertThat(record.timeline().last().status()).isEqualTo(run.status());
            for (int node = 0; node < run.graph().size(); node++) {
                assertThat(record.timeline().last().node(node).attempts())
                        .isEqualTo(run.node(node).attempts());
            }
            assertThat(Verification.of(record.timeline(), Rules.tables())).isEmpty();
        }
    }

    @Test
    void decisionsOfARunThatOutlivedItsEngineAreTheSame() throws Exception {
        long id;
        try (MasterEngine engine = open()) {
            id = start(engine, shell("a -> b", "sleep 2").build());
            await().until(() -> isRunning(engine, id));
        }
        try (MasterEngine engine = open()) {
            engine.finished(id).get(60, TimeUnit.SECONDS);
            export(engine, id);
            RunRecord record = RunImport.read(file);
            assertThat(record.timeline().last().state()).isEqualTo(WorkflowState.SUCCEEDED);
            assertThat(Verification.of(record.timeline(), Rules.tables())).isEmpty();
        }
    }

    private static boolean isRunning(MasterEngine engine, long id) {
        return engine.snapshot(id).orElseThrow().run().node(0).state() == TaskState.RUNNING;
    }

    @Test
    void aRunThatGoesOnIsExportedAsFarAsItWas() throws Exception {
        try (MasterEngine engine = open()) {
            long id = start(engine, shell("a", "sleep 600").build());
            await().until(() -> isRunning(engine, id));
            export(engine, id);
            engine.stop(id, "test", "");
            engine.finished(id).get(60, TimeUnit.SECONDS);
            RunRecord record = RunImport.read(file);
            assertThat(record.timeline().last().state()).isEqualTo(WorkflowState.RUNNING);
            assertThat(Verification.of(record.timeline(), Rules.tables())).isEmpty();
        }
    }

    @Test
    void noSecretGetsIntoAFileAndItsDecisionsAreStillTheSame() throws Exception {
        WorkflowDefinition plain =
                shell("a -> b", "echo '${setValue(out=from-hunter2-on)}'; echo hunter2; exit 1")
                        .build();
        WorkflowDefinition flow =
                new WorkflowDefinition(
                        plain.name(),
                        "the password is hunter2",
                        List.of(
                                new Parameter("password", ParameterType.VARCHAR, "hunter2", true),
                                new Parameter("pin", ParameterType.VARCHAR, "77", true)),
                        plain.schedule(),
                        plain.executionType(),
                        plain.failureStrategy(),
                        plain.timeout(),
                        plain.timeoutStrategy(),
                        plain.priority(),
                        plain.workerGroup(),
                        plain.tasks(),
                        plain.edges());
        StartOptions options =
                StartOptions.defaults("test")
                        .withParameters(
                                List.of(
                                        new Parameter(
                                                "token", ParameterType.VARCHAR, "s3cr3t", true)));
        try (MasterEngine engine = open()) {
            long id = engine.start(flow, options).get(30, TimeUnit.SECONDS);
            engine.finished(id).get(60, TimeUnit.SECONDS);
            export(engine, id);
        }
        assertThat(unpacked(file)).doesNotContain("hunter2", "s3cr3t", "\"77\"").contains("******");
        RunRecord record = RunImport.read(file);
        assertThat(record.timeline().last().state()).isEqualTo(WorkflowState.FAILED);
        assertThat(Verification.of(record.timeline(), Rules.tables())).isEmpty();
    }

    @Test
    void aFileOfFormat0IsStillRead() throws Exception {
        Path old =
                Path.of(
                        Objects.requireNonNull(RunFileTest.class.getResource("format-0.phrun"))
                                .toURI());
        RunRecord record = RunImport.read(old);
        assertThat(record.identity().id()).isEqualTo(1);
        assertThat(record.timeline().last().state()).isEqualTo(WorkflowState.SUCCEEDED);
        assertThat(record.timeline().last().graph().size()).isEqualTo(2);
        assertThat(Verification.of(record.timeline(), Rules.tables())).isEmpty();
    }

    @Test
    void anExportThatCannotBeWrittenLeavesNothing() throws Exception {
        Files.createDirectory(file);
        Files.writeString(file.resolve("kept"), "");
        try (MasterEngine engine = open()) {
            long id = start(engine, Flows.of("a").build());
            engine.finished(id).get(60, TimeUnit.SECONDS);
            assertThatThrownBy(() -> export(engine, id)).isInstanceOf(IOException.class);
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("data", "x.phrun");
        }
    }
}
