package dev.pilothouse.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.console.branch.BranchView;
import dev.pilothouse.console.run.Moment;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.EngineSettings;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.branch.Edit;
import dev.pilothouse.engine.branch.Step;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.engine.simulation.Act;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.picture.Pictures;

import javafx.scene.image.Image;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// What each perspective looks like in each theme, with a real run in it: the pictures lie in
/// `target/screens`.
@ExtendWith(ApplicationExtension.class)
class PerspectivePicturesTest {

    private static final Path SCREENS = Path.of("target", "screens");

    private static final Edit STUB =
            new Edit.Stub("join_users", new Act(Act.End.SUCCEEDED, 2_000, Map.of()));

    private final AtomicBoolean held = new AtomicBoolean();

    @Start
    void start(Stage unused) {
        assertThat(unused.isShowing()).isFalse();
    }

    @Test
    void everyPerspectiveIsDrawnInEveryTheme(@TempDir Path data) throws Exception {
        Files.createDirectories(SCREENS);
        EngineClock clock = EngineClock.monotonic();
        try (MasterEngine engine = MasterEngine.open(EngineSettings.in(data));
                Helm helm =
                        new Helm(
                                engine, clock, ZoneOffset.UTC, "ann", Words.in(Language.ENGLISH))) {
            engine.fire();
            OffStage stage = OffStage.build(helm, ZoneOffset.UTC);
            Runnable endOfWatch = engine.observeAll(run -> holdAtTheRetry(engine, run));
            Demo.start(helm);
            stage.await("it is held", run -> run.bus().held());
            for (Perspective perspective : Perspective.values()) {
                stage.act(bench -> bench.choose(perspective));
                for (Theme theme : Theme.values()) {
                    keep(stage, theme, "perspective-" + perspective.id());
                }
            }
            stage.act(bench -> bench.choose(Perspective.DEBUG));
            stage.act(bench -> bench.dock().open("gantt"));
            keep(stage, Theme.DARK, "gantt-now");
            stage.act(_ -> helm.run().goTo(new Moment.After(24)));
            for (Theme theme : Theme.values()) {
                keep(stage, theme, "gantt-past");
            }
            branch(stage, helm);
            stage.act(_ -> helm.run().goTo(Moment.LIVE));
            stage.act(bench -> bench.palette().toggle());
            keep(stage, Theme.DARK, "palette");
            stage.act(Workbench::toggleKeys);
            keep(stage, Theme.LIGHT, "keys");
            stage.act(Workbench::toggleKeys);
            stage.act(bench -> bench.zoom(1.5));
            keep(stage, Theme.DARK, "zoomed");
            endOfWatch.run();
        }
    }

    /// What if the task that failed had ended otherwise?
    private static void branch(OffStage stage, Helm helm)
            throws IOException, InterruptedException, TimeoutException {
        stage.act(bench -> bench.dock().open("branches"));
        stage.act(_ -> helm.branches().fork());
        stage.await("a branch is shown", _ -> helm.branches().shownProperty().get() != null);
        stage.act(_ -> helm.branches().make(STUB));
        stage.await("it has a stub", _ -> helm.branches().lines().getFirst().edits() == 1);
        stage.act(_ -> helm.branches().goOn());
        stage.await("it asks", _ -> stopped(helm) instanceof Step.Unanswered);
        for (Theme theme : Theme.values()) {
            keep(stage, theme, "branch");
        }
        stage.act(_ -> helm.leaveBranch());
        stage.await("the run is shown", _ -> helm.branches().shownProperty().get() == null);
    }

    private static Step stopped(Helm helm) {
        BranchView shown = helm.branches().shownProperty().get();
        return shown == null ? new Step.Over() : shown.stopped();
    }

    private void holdAtTheRetry(MasterEngine engine, RunSnapshot run) {
        int node = run.run().graph().plan().index("join_users");
        if (run.run().node(node).state() == TaskState.RETRY_WAIT
                && held.compareAndSet(false, true)) {
            engine.hold(run.run().identity().id());
        }
    }

    private static void keep(OffStage stage, Theme theme, String what)
            throws IOException, InterruptedException, TimeoutException {
        Image picture =
                stage.photograph(theme, "join_users", "it is held", run -> run.bus().held());
        Path file = SCREENS.resolve(what + "-" + theme.styleClass() + ".png");
        Pictures.write(picture, file);
        assertThat(file).isNotEmptyFile();
    }
}
