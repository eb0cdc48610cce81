package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.BusNow;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.lifecycle.TaskState;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.picture.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Plays the demo where nobody sees it and keeps pictures of the window: running, held in the
/// middle, and done.
///
/// **Thread:** any but FX.
final class PictureShow {

    private static final int READY = 3;
    private static final int STEPS = 2;

    private final OffStage stage;
    private final EngineClock clock;
    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    PictureShow(OffStage stage, EngineClock clock, Path folder) {
        this.stage = stage;
        this.clock = clock;
        this.folder = folder;
    }

    /// Plays the run that is shown from its beginning, and gives the pictures.
    ///
    /// **Failure:** [TimeoutException] if the demo does not get on.
    List<Path> play() throws IOException, InterruptedException, TimeoutException {
        Files.createDirectories(folder.toAbsolutePath());
        stage.await("orders are cleaned", run -> !attempts(run, "clean_orders").isEmpty());
        picture("1-running-dark", Theme.DARK, "extract_events");
        stage.await("users have failed once", PictureShow::haveUsersFailed);
        stage.ask(Verb.HOLD);
        stage.await("events queue up", run -> bus(run).held() && isFull(run));
        for (int step = 0; step < STEPS; step++) {
            step();
        }
        picture("2-held-light", Theme.LIGHT, "aggregate");
        picture("3-held-dark", Theme.DARK, "join_users");
        stage.ask(Verb.RESUME);
        stage.await("the run has ended", run -> run.run().state().isTerminal());
        picture("4-done-light", Theme.LIGHT, "publish");
        return written;
    }

    private void step() throws InterruptedException, TimeoutException {
        long[] before = new long[1];
        stage.await(
                "an event is ready",
                run -> {
                    before[0] = run.lastEntry();
                    return bus(run).canStep();
                });
        stage.ask(Verb.STEP);
        stage.await("one event more is handled", run -> run.lastEntry() == before[0] + 1);
    }

    /// True if there is enough to see on the bus, or everything that will come is there.
    private boolean isFull(RunSnapshot run) {
        BusNow bus = bus(run);
        boolean allReported =
                attempts(run, "extract_events").stream().noneMatch(PictureShow::isUnderWay);
        return bus.readyCount() >= READY
                || (bus.canStep() && bus.delayedCount() == 0 && allReported);
    }

    private static boolean isUnderWay(TaskAttempt attempt) {
        return attempt.state().isInFlight();
    }

    private BusNow bus(RunSnapshot run) {
        return BusNow.of(run, clock.millis());
    }

    private static boolean haveUsersFailed(RunSnapshot run) {
        return attempts(run, "join_users").stream()
                .anyMatch(attempt -> attempt.state() == TaskState.FAILED);
    }

    private static List<TaskAttempt> attempts(RunSnapshot run, String task) {
        return run.run().node(run.run().graph().plan().index(task)).attempts();
    }

    private void picture(String name, Theme theme, String task)
            throws IOException, InterruptedException, TimeoutException {
        Path file = folder.resolve("pilothouse-demo-" + name + ".png");
        Pictures.write(stage.photograph(theme, task), file);
        written.add(file);
    }
}
