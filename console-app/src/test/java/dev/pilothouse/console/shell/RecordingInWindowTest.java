package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.run.Moment;
import dev.pilothouse.engine.journal.JournalEntry;
import dev.pilothouse.engine.journal.file.RunExport;
import dev.pilothouse.engine.lifecycle.TaskLifecycleEvent;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.statemachine.Run;
import dev.pilothouse.engine.statemachine.Verdict;
import dev.pilothouse.graphview.GraphView;
import dev.pilothouse.graphview.look.StateLook;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/// A person opens what somebody else has recorded.
@ExtendWith(ApplicationExtension.class)
class RecordingInWindowTest extends WindowFixture {

    @Start
    void start(Stage stage) throws IOException {
        show(stage);
    }

    /// A run of this engine, as a file, with its entries as somebody has left them.
    private Path recorded(UnaryOperator<JournalEntry> forger) throws IOException {
        openFlow();
        ask(Verb.RUN);
        untilState(WorkflowState.SUCCEEDED);
        until(
                "the last event is there",
                () -> helm.run().history().getLast().type().equals("FINALIZE"));
        Run run = engine.snapshot(1).orElseThrow().run();
        Path file = Files.createTempDirectory(folder, "record").resolve("incident.phrun");
        new RunExport("test")
                .write(
                        run,
                        history().size(),
                        consumer ->
                                engine.journal(1, 1, entry -> consumer.accept(forger.apply(entry))),
                        UnaryOperator.identity(),
                        file);
        return file;
    }

    private void openFile(Path file) {
        onFx(
                () -> {
                    helm.open(file);
                    return true;
                });
    }

    @Test
    void isVerifiedAndShownAtAnyMomentAndNothingCanBeAskedOfIt(FxRobot robot) throws IOException {
        Path file = recorded(entry -> entry);
        int events = history().size();
        openFile(file);
        until("it is shown", () -> text("crumb").equals("run #1, recorded"));
        until(
                "it is verified",
                () ->
                        text("verdict")
                                .equals(
                                        "verified: %1$d of %1$d decisions equal"
                                                .formatted(events)));
        assertThat(history()).hasSize(events);
        for (String verb : new String[] {"run.start", "run.pause", "run.stop", "bus.hold"}) {
            assertThat(isDisabled(verb)).as(verb).isTrue();
            assertThat(hint(verb))
                    .endsWith(
                            ": This run is a recording: it can be looked at, and nothing can be"
                                    + " asked of it");
        }
        robot.press(KeyCode.CONTROL).type(KeyCode.OPEN_BRACKET).release(KeyCode.CONTROL);
        until("one event is behind", () -> text("behind").equals("1 behind"));
        onFx(
                () -> {
                    helm.run().goTo(new Moment.After(2));
                    return true;
                });
        assertThat(look("extract")).isEqualTo(StateLook.SUBMITTED);
        assertThat(look("publish")).isEqualTo(StateLook.NOT_RUN);

        onFx(
                () -> {
                    helm.open(1);
                    return true;
                });
        until("the run of this engine is shown again", () -> text("crumb").equals("run #1"));
        assertThat(text("verdict")).isEmpty();
    }

    private StateLook look(String task) {
        return onFx(
                () ->
                        node(GraphView.class, "graph")
                                .modelProperty()
                                .get()
                                .node(task)
                                .orElseThrow()
                                .state());
    }

    @Test
    void theFirstDecisionThatDiffersIsNamed() throws IOException {
        openFile(
                recorded(
                        entry ->
                                entry.event() instanceof TaskLifecycleEvent.Succeeded
                                        ? late(entry)
                                        : entry));
        until(
                "the difference is named",
                () ->
                        node(Label.class, "verdict")
                                .getText()
                                .matches(
                                        "differs at event \\d+, SUCCEEDED: verdict was \"LATE\", is"
                                                + " decided \"APPLIED\" now"));
    }

    private static JournalEntry late(JournalEntry entry) {
        return new JournalEntry(
                entry.number(),
                entry.at(),
                entry.publishedAt(),
                entry.cause(),
                entry.event(),
                Verdict.LATE,
                entry.note(),
                entry.changes());
    }

    @Test
    void aFileThatIsNoneIsRefusedInTheWordsOfTheCommandLine() throws IOException {
        Path damaged = folder.resolve("damaged.phrun");
        Files.writeString(damaged, "not a recorded run");
        openFile(damaged);
        until(
                "it is refused",
                () -> text("notice").contains("is no recorded run that can be read"));
        assertThat(text("notice"))
                .contains(damaged.toString())
                .endsWith("Export the run once more, or ask for another copy.");
        assertThat(text("crumb")).isEqualTo("Pilothouse");

        Path newer = folder.resolve("newer.phrun");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(newer))) {
            out.write(
                    "{\"pilothouse\":\"run\",\"format\":99,\"engine\":\"9.9\",\"entries\":0}\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        openFile(newer);
        until("it is refused", () -> text("notice").contains("it has format 99"));
        assertThat(text("notice"))
                .endsWith("Open it with the program that wrote it (9.9), or a newer one.");
    }
}
