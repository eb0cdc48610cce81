package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.Flow;
import dev.pilothouse.console.kit.JavaProcess;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Places;
import dev.pilothouse.console.kit.Program;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.graphview.look.StateLook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// `pilothouse picture`.
class PictureCommandTest {

    @TempDir Path folder;

    @Test
    void drawsADefinitionAsSvg() throws Exception {
        Path svg = folder.resolve("flow.svg");
        Ended ended = picture(Places.samples().resolve("fan-out-and-join.yaml").toString(), svg);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(Files.readString(svg)).contains("<svg", "fan-out-and-join", "report, not run");
    }

    @Test
    void drawsARunWithItsStates() throws Exception {
        Path file =
                Flow.file(
                        folder,
                        "drawn",
                        "name: good, task_type: Fake",
                        "name: bad, task_type: Fake, outcome: FAILED",
                        "name: behind, task_type: Fake, deps: [bad]");
        Program.run(folder.resolve("data"), "run", file.toString());
        Path svg = folder.resolve("run.svg");
        Ended ended = picture("1", svg, "--theme", "dark");
        assertThat(ended.exitCode()).isZero();
        assertThat(Files.readString(svg))
                .contains("drawn, run 1", "good, succeeded", "bad, failed", "behind, not run");
    }

    @Test
    void drawsAPngWithoutADisplay() throws Exception {
        Path png = folder.resolve("flow.png");
        String file = Places.samples().resolve("retry.yaml").toString();
        try (JavaProcess process =
                JavaProcess.pilothouse(folder, "picture", file, "-o", png.toString())) {
            assertThat(process.ended().exitCode()).isZero();
        }
        assertThat(Arrays.copyOf(Files.readAllBytes(png), 4))
                .containsExactly((byte) 0x89, 'P', 'N', 'G');
    }

    @Test
    void refusesAnotherKindOfPicture() {
        Ended ended = picture("1", folder.resolve("flow.gif"));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.complaints()).hasSize(2);
        assertThat(ended.complaints().getFirst()).contains(".svg or .png", "flow.gif");
    }

    @Test
    void hasALookForEveryState() {
        Stream<String> states =
                Stream.concat(
                        Arrays.stream(TaskState.values()).map(Enum::name),
                        Arrays.stream(WorkflowState.values()).map(Enum::name));
        assertThat(Arrays.stream(StateLook.values()).map(Enum::name)).containsAll(states.toList());
    }

    private Ended picture(String subject, Path output, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "picture";
        arguments[1] = subject;
        arguments[2] = "-o";
        arguments[3] = output.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Program.run(folder.resolve("data"), arguments);
    }
}
