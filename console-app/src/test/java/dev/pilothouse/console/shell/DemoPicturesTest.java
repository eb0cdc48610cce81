package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.kit.ScriptedRun;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.command.StartOptions;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.lifecycle.WorkflowState;
import dev.pilothouse.engine.store.RunSummary;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/// The demo as it is played where there is no display.
@ExtendWith(ApplicationExtension.class)
class DemoPicturesTest {

    @Start
    void start(Stage unused) {
        assertThat(unused.isShowing()).isFalse();
    }

    @Test
    void playsFromRunningOverHeldToDone(@TempDir Path data) throws Exception {
        EngineClock clock = EngineClock.monotonic();
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(data));
                Helm helm =
                        new Helm(
                                engine, clock, ZoneOffset.UTC, "ann", Words.in(Language.ENGLISH))) {
            OffStage stage = OffStage.build(helm, ZoneOffset.UTC);

            List<Path> pictures =
                    new PictureShow(engine, helm, stage, clock).play(Path.of("target", "screens"));

            assertThat(pictures)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly(
                            "pilothouse-demo-1-running-dark.png",
                            "pilothouse-demo-2-held-light.png",
                            "pilothouse-demo-3-held-dark.png",
                            "pilothouse-demo-4-done-light.png");
            assertThat(pictures).allSatisfy(file -> assertThat(file).isNotEmptyFile());
            assertThat(engine.runs(10))
                    .extracting(RunSummary::state)
                    .containsExactly(WorkflowState.SUCCEEDED);
        }
    }

    @Test
    void playsItselfAndNotTheRunsOfBefore(@TempDir Path data) throws Exception {
        EngineClock clock = EngineClock.monotonic();
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(data));
                Helm helm =
                        new Helm(
                                engine, clock, ZoneOffset.UTC, "ann", Words.in(Language.ENGLISH))) {
            var earlier =
                    ScriptedRun.definition(
                            """
                            workflow: {name: earlier}
                            tasks:
                              - {name: only, task_type: Fake, duration: 10ms}
                            """);
            long id = engine.start(earlier, StartOptions.defaults("ann")).get();
            engine.finished(id).get();
            OffStage stage = OffStage.build(helm, ZoneOffset.UTC);
            helm.open(id);

            new PictureShow(engine, helm, stage, clock).play(data.resolve("pictures"));

            assertThat(engine.runs(10))
                    .extracting(RunSummary::workflow)
                    .containsExactly("nightly-etl", "earlier");
        }
    }
}
