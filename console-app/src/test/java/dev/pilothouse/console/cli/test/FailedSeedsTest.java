package dev.pilothouse.console.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.cli.Surroundings;
import dev.pilothouse.console.kit.Program;
import dev.pilothouse.engine.statemachine.Decision;
import dev.pilothouse.engine.statemachine.Rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `pilothouse test --random` on an engine with a defect.
class FailedSeedsTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// An engine whose journal misses whatever changes.
    private static final Rules FORGETFUL =
            (run, event, at) -> {
                Decision real = Rules.tables().decide(run, event, at);
                return new Decision(
                        real.verdict(),
                        real.note(),
                        List.of(),
                        real.followUps(),
                        real.effects(),
                        real.next());
            };

    private List<String> play(String... arguments) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(stream, stream, Map.of(), false);
        int exitCode =
                new CommandLine(new TestCommand(surroundings, FORGETFUL, folder))
                        .execute(arguments);
        assertThat(exitCode).isEqualTo(1);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Path file(long seed) {
        return folder.resolve("pilothouse-seed-%d.yaml".formatted(seed));
    }

    @Test
    void writesAFileThatFailsOnTheBrokenEngineAndPassesOnTheSoundOne() throws IOException {
        List<String> lines = play("--random-from", "7");

        assertThat(lines.getFirst()).startsWith("failed  random trial, seed 7");
        assertThat(lines)
                .anyMatch(line -> line.contains("violated fold:"))
                .anyMatch(line -> line.contains("shrunk to 1 run, 1 task, 0 happenings (of "))
                .contains("        written to %s, which shows it:".formatted(file(7)))
                .contains("            pilothouse test --random-from 7");
        assertThat(Files.readString(file(7)))
                .startsWith("# Found by the random trials, seed 7: the engine breaks\n#     fold:")
                .contains("# To see it:               pilothouse test pilothouse-seed-7.yaml");
        assertThat(play(file(7).toString())).anyMatch(line -> line.contains("violated fold:"));
        assertThat(Program.run(folder, "test", file(7).toString()).exitCode()).isZero();
    }

    @Test
    void leavesAFileThatExistsAsItIs() throws IOException {
        Files.writeString(file(0), "mine");

        assertThat(play("--random", "1"))
                .anyMatch(line -> line.contains("not written to") && line.contains("exists"));
        assertThat(file(0)).hasContent("mine");
    }

    @Test
    void shrinksTheFirstSeedsThatFailAndNoMore() {
        List<String> lines = play("--random", "4", "--random-from", "10", "--json");

        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 3))
                .allMatch(line -> line.contains("\"shrunk\":{\"file\":\""))
                .allMatch(
                        line ->
                                line.contains(
                                        "\"written\":true,\"problem\":\"\",\"stands_alone\":true"));
        assertThat(lines.getLast()).contains("\"seed\":13").doesNotContain("shrunk");
        assertThat(file(12)).exists();
        assertThat(file(13)).doesNotExist();
    }
}
