package dev.pilothouse.console.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.definition.FailureStrategy;
import dev.pilothouse.engine.definition.WorkflowDefinition;
import dev.pilothouse.engine.definition.file.WorkflowReader;
import dev.pilothouse.engine.eventbus.BusView;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.AttemptTimes;
import dev.pilothouse.engine.graph.ExecutionPlan;
import dev.pilothouse.engine.graph.Mark;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.statemachine.Change;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.RunIdentity;
import dev.pilothouse.engine.task.TaskTypes;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The progress that a person sees on a terminal.
class LiveViewTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Glyphs glyphs = new Glyphs(true, false);

    @Test
    void drawsALineForTheRunAndOneForEachTask() {
        assertThat(new Frame(glyphs).lines(running(run(2), 1)))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).contains("flow, run 7: SUBMITTED"))
                .satisfies(lines -> assertThat(lines.get(1)).contains("\u25cb t0", "not run"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("\u25b6 t1", "running"));
    }

    @Test
    void showsWhatIsActiveOfALargeRunAndCountsTheRest() {
        List<String> lines = new Frame(glyphs).lines(running(run(100), 99));
        assertThat(lines).hasSize(20).anyMatch(line -> line.contains("t99"));
        assertThat(lines.getLast()).isEqualTo("  and 82 more tasks");
        assertThat(new Frame(glyphs).allLines(run(100))).hasSize(101);
    }

    @Test
    void drawsOverTheLinesOfTheLastFrame() {
        LiveView view = new LiveView(out, glyphs);
        view.turn(new RunSnapshot(run(3), 1, List.of(), BusView.EMPTY));
        assertThat(drawn()).doesNotContain("\u001b[4A");
        view.end(run(3), 1);
        assertThat(drawn()).contains("\u001b[4A").endsWith("\u001b[?7h");
    }

    @Test
    void keepsANoteAboveTheNextFrame() {
        LiveView view = new LiveView(out, glyphs);
        view.turn(new RunSnapshot(run(1), 1, List.of(), BusView.EMPTY));
        view.note("Stopping.");
        view.end(run(1), 1);
        assertThat(drawn().split("Stopping\\.", -1)[1]).doesNotContain("\u001b[3A");
    }

    @Test
    void usesLettersWhereATerminalHasNoSigns() {
        assertThat(new Glyphs(false, false).of(TaskState.FAILED)).isEqualTo("x");
        assertThat(new Glyphs(false, true).of(TaskState.FAILED)).isEqualTo("\u001b[31mx\u001b[0m");
    }

    private String drawn() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Run run(int tasks) {
        StringBuilder text = new StringBuilder("workflow: {name: flow}\ntasks:\n");
        for (int i = 0; i < tasks; i++) {
            text.append("  - {name: t%d, task_type: Fake}\n".formatted(i));
        }
        WorkflowDefinition definition =
                WorkflowReader.ofProcess(TaskTypes.installed())
                        .read(Path.of("flow.yaml"), text.toString())
                        .orThrow();
        StartOptions options = StartOptions.defaults("test");
        return Run.submitted(
                new RunIdentity(7, "flow", 1, FailureStrategy.CONTINUE, options, 0),
                ExecutionPlan.of(definition));
    }

    private static Run running(Run run, int node) {
        TaskAttempt attempt =
                TaskAttempt.submitted(1, 1, 0, AttemptTimes.submitted(1, 1), "")
                        .running(null, "", AttemptTimes.submitted(1, 1));
        return run.with(new Change.TaskChanged(node, TaskState.RUNNING, Mark.ACTIVE, attempt));
    }
}
