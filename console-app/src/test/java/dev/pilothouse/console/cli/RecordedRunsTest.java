package dev.pilothouse.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.Flow;
import dev.pilothouse.console.kit.JavaProcess;
import dev.pilothouse.console.kit.JavaProcess.Ended;
import dev.pilothouse.console.kit.Program;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// `export` and `replay`: what one process has recorded, another one shows without its data.
class RecordedRunsTest {

    @TempDir Path folder;
    private Path data = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void runOnce() throws Exception {
        data = folder.resolve("data");
        file = folder.resolve("x.phrun");
        Path flow =
                Flow.file(
                        folder,
                        "nightly",
                        "name: good, task_type: Shell, command: echo all is well",
                        "name: bad, task_type: Shell, command: exit 3, deps: [good]");
        assertThat(Program.run(data, "run", flow.toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void aRunIsExportedAsAScenarioThatPasses() {
        Path scenario = folder.resolve("nightly.yaml");
        Ended exported = Program.run(data, "export", "1", "-o", scenario.toString());
        assertThat(exported.exitCode()).isZero();
        assertThat(exported.err())
                .isEqualToIgnoringNewLines(
                        "Wrote run 1 of nightly as a scenario to %s; played in a simulated world it comes to the same end."
                                .formatted(scenario));
        Ended tested = Program.run(data, "test", scenario.toString());
        assertThat(tested.exitCode()).as(tested.err() + tested.out()).isZero();
    }

    private void export() {
        Ended exported = Program.run(data, "export", "1", "-o", file.toString());
        assertThat(exported.exitCode()).isZero();
        assertThat(exported.err()).startsWith("Wrote run 1 of nightly, ");
    }

    @Test
    void anotherProcessShowsAndVerifiesWhatOneProcessRecorded() throws Exception {
        Ended shown = Program.run(data, "show", "1");
        try (JavaProcess export =
                JavaProcess.pilothouse(
                        folder, "export", "1", "-o", file.toString(), "--data", data.toString())) {
            assertThat(export.ended().exitCode()).isZero();
        }
        try (JavaProcess replay =
                JavaProcess.pilothouse(
                        folder.resolve("elsewhere"), "replay", file.toString(), "--verify")) {
            Ended ended = replay.ended();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.lines().subList(0, shown.lines().size())).isEqualTo(shown.lines());
            assertThat(ended.lines().getLast()).matches("verified: (\\d+) of \\1 decisions equal");
        }
    }

    @Test
    void showsTheRunAfterAnyEvent() {
        export();
        assertThat(Program.run(data, "replay", file.toString(), "--at", "0").out())
                .contains("run 1 of nightly (version 1): SUBMITTED", "NOT_RUN        good");
        assertThat(Program.run(data, "replay", file.toString(), "--at", "1").out())
                .contains("RUNNING after");
        Ended beyond = Program.run(data, "replay", file.toString(), "--at", "100000");
        assertThat(beyond.exitCode()).isEqualTo(2);
        assertThat(beyond.complaints()).hasSize(2);
        assertThat(beyond.complaints().getLast()).startsWith("Choose one from 0 to ");
    }

    @Test
    void printsJsonLinesAndNothingElse() {
        export();
        Ended replay = Program.run(data, "replay", file.toString(), "--json", "--verify");
        assertThat(replay.exitCode()).isZero();
        assertThat(replay.lines()).hasSize(2);
        assertThat(replay.lines().getFirst())
                .startsWith(
                        "{\"type\":\"state\",\"run\":1,\"workflow\":\"FAILED\",\"tasks\":{\"good\":");
        assertThat(replay.lines().getLast())
                .matches("\\{\"type\":\"verify\",\"events\":\\d+,\"equal\":true}");
    }

    @Test
    void endsWithOneAndBothSidesIfADecisionDiffers() throws Exception {
        export();
        forge("\"type\":\"SUCCEEDED\"", "\"verdict\":\"APPLIED\"", "\"verdict\":\"LATE\"");
        Ended replay = Program.run(data, "replay", file.toString(), "--verify");
        assertThat(replay.exitCode()).isEqualTo(1);
        assertThat(replay.out())
                .containsPattern("differs at event \\d+, SUCCEEDED: verdict")
                .contains("recorded: \"LATE\"", "decided:  \"APPLIED\"");
        Ended json = Program.run(data, "replay", file.toString(), "--verify", "--json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.lines().getLast())
                .contains("\"equal\":false", "\"of\":\"SUCCEEDED\"", "\"what\":\"verdict\"");
    }

    @Test
    void refusesWhatIsNoRecordedRun() throws Exception {
        Files.writeString(file, "not a recorded run");
        for (Path refused : List.of(file, folder.resolve("missing.phrun"), folder)) {
            Ended replay = Program.run(data, "replay", refused.toString());
            assertThat(replay.exitCode()).isEqualTo(2);
            assertThat(replay.out()).isEmpty();
            assertThat(replay.complaints()).hasSize(2);
            assertThat(replay.complaints().getFirst()).contains(refused.toString());
        }
    }

    @Test
    void saysWhyARunCannotBeExported() {
        Ended unknown = Program.run(data, "export", "7", "-o", file.toString());
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.complaints().getFirst()).contains("there is no run 7");
        Ended nowhere =
                Program.run(data, "export", "1", "-o", folder.resolve("no/x.phrun").toString());
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.complaints().getFirst()).contains("there is no folder for");
        Ended without = Program.run(data, "export", "1");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(file).doesNotExist();
    }

    /// Replaces something in the first line that holds `where`, and makes the digest right.
    private void forge(String where, String what, String by) throws Exception {
        String text;
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int line = text.indexOf(where);
        int at = text.indexOf(what, line);
        String forged = text.substring(0, at) + by + text.substring(at + what.length());
        String body = forged.substring(0, forged.lastIndexOf("{\"end\""));
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        String end =
                forged.substring(body.length())
                        .replaceAll(
                                "\"sha256\":\"[^\"]*\"",
                                "\"sha256\":\"" + HexFormat.of().formatHex(digest) + "\"");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((body + end).getBytes(StandardCharsets.UTF_8));
        }
    }
}
