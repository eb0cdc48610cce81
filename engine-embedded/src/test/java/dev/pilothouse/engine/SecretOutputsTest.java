package dev.pilothouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.dispatch.AttemptId;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.journal.JournalWriter;
import dev.pilothouse.engine.journal.Verification;
import dev.pilothouse.engine.journal.file.RunExport;
import dev.pilothouse.engine.journal.file.RunImport;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.parameter.Outputs;
import dev.pilothouse.engine.parameter.SecretMask;
import dev.pilothouse.engine.statemachine.Rules;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.engine.task.TaskTypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/// What a task publishes as a secret is one wherever it goes: in its log, in the journals of its
/// run and of the parent of its run, and in what descendants make of it.
class SecretOutputsTest {

    private static final String TOKEN = "tok-hunter2-en";

    private static final String CHILD =
            """
            workflow: {name: child}
            tasks:
              - name: login
                task_type: Shell
                command: |
                  echo 'before ${setValue(token=tok-hunter2-en)} after'
                  echo 'lines ${setValue(key=-----BEGIN'
                  echo 'long-hunter2-line'
                  echo '-----END)}'
                  echo 'and tok-hunter2-en again'
                output_params: {token: {value: "", secret: true}, key: {value: "", secret: true}}
              - name: greet
                task_type: Shell
                command: 'echo "hello ${token}"'
                deps: [login]
                output_params: {greeting: "hello ${token}", open: "door"}
            """;

    private static final String PARENT =
            """
            workflow: {name: parent}
            tasks:
              - {name: sub, task_type: SubWorkflow, workflow_name: child}
              - name: after
                task_type: Shell
                command: 'echo "got ${token} and ${greeting}"; test "$open" = door'
                deps: [sub]
            """;

    @TempDir Path folder;

    @Test
    void aSecretOutputIsNeverShown() throws Exception {
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(folder.resolve("data")))) {
            engine.define(flow(CHILD));
            Run parent = finished(engine, flow(PARENT));
            assertThat(parent.state()).as("%s", parent.status()).isEqualTo(WorkflowState.SUCCEEDED);
            RunSummary child =
                    engine.runs(10).stream()
                            .filter(run -> run.workflow().equals("child"))
                            .findFirst()
                            .orElseThrow();
            Outputs outputs = Objects.requireNonNull(parent.node(0).attempt()).outputs();
            assertThat(outputs.values()).containsEntry("token", TOKEN);
            assertThat(outputs.secret()).containsExactlyInAnyOrder("token", "key", "greeting");
            for (long id : List.of(parent.identity().id(), child.id())) {
                assertThat(journal(engine, id)).doesNotContain("hunter2").contains(SecretMask.MASK);
                assertThat(exported(engine, id)).doesNotContain("hunter2");
            }
            assertThat(log(engine, child.id(), 1))
                    .noneMatch(line -> line.contains("hunter2"))
                    .contains("before ${setValue(token=******)} after", "and ****** again");
            assertThat(log(engine, child.id(), 2)).containsExactly("hello ******");
            assertThat(log(engine, parent.identity().id(), 2))
                    .containsExactly("got ****** and ******");
        }
    }

    private static WorkflowDefinition flow(String yaml) {
        return WorkflowReader.ofProcess(TaskTypes.installed())
                .read(Path.of("flow.yaml"), yaml)
                .orThrow();
    }

    private static Run finished(MasterEngine engine, WorkflowDefinition flow) throws Exception {
        long id = engine.start(flow, StartOptions.defaults("test")).get(30, TimeUnit.SECONDS);
        return engine.finished(id).get(60, TimeUnit.SECONDS);
    }

    private static String journal(MasterEngine engine, long run) {
        JournalWriter writer = new JournalWriter(UnaryOperator.identity());
        List<String> lines = new ArrayList<>();
        engine.journal(run, 1, entry -> lines.add(writer.line(entry)));
        return String.join("\n", lines);
    }

    private String exported(MasterEngine engine, long run) throws Exception {
        Path file = folder.resolve(run + ".phrun");
        RunSnapshot snapshot = engine.snapshot(run).orElseThrow();
        new RunExport("test")
                .write(
                        snapshot.run(),
                        snapshot.lastEntry(),
                        consumer -> engine.journal(run, 1, consumer),
                        engine.mask(snapshot.run()),
                        file);
        assertThat(Verification.of(RunImport.read(file).timeline(), Rules.tables())).isEmpty();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> log(MasterEngine engine, long run, int attempt) throws Exception {
        return engine.logs().tail(new AttemptId(run, attempt), 100);
    }
}
