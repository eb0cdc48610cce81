package dev.pilothouse.console.shell;

import static dev.pilothouse.engine.lifecycle.TaskState.RETRY_WAIT;
import static dev.pilothouse.engine.lifecycle.TaskState.RUNNING;

import dev.pilothouse.console.run.BusNow;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.engine.graph.TaskAttempt;
import dev.pilothouse.engine.store.RunSummary;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.picture.Pictures;

import javafx.scene.image.Image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Plays the demo where nobody sees it and keeps pictures of the window: running, held in the
/// middle, and done.
///
/// **Thread:** any but FX.
final class PictureShow {

    private static final int STEPS = 2;
    private static final String FAILING = "join_users";

    private final MasterEngine engine;
    private final Helm helm;
    private final OffStage stage;
    private final EngineClock clock;
    private final AtomicBoolean held = new AtomicBoolean();
    private final long newest;

    PictureShow(MasterEngine engine, Helm helm, OffStage stage, EngineClock clock) {
        this.engine = engine;
        this.helm = helm;
        this.stage = stage;
        this.clock = clock;
        newest = engine.runs(1).stream().mapToLong(RunSummary::id).findFirst().orElse(0);
    }

    /// Plays the demo, and gives the pictures that it has put into a folder.
    ///
    /// **Failure:** [TimeoutException] if the demo does not get on.
    List<Path> play(Path folder) throws IOException, InterruptedException, TimeoutException {
        Files.createDirectories(folder.toAbsolutePath());
        Runnable endOfWatch = engine.observeAll(this::holdAtTheFailure);
        Demo.start(helm);
        try {
            stage.await("its run is shown", this::isOwn);
            return List.of(
                    keep(folder, "1-running-dark", underWay()),
                    keep(folder, "2-held-light", queued()),
                    keep(folder, "3-held-dark", explained()),
                    keep(folder, "4-done-light", done()));
        } finally {
            endOfWatch.run();
        }
    }

    /// Held on the engine's own thread, the demo stops where it should on the slowest machine.
    private void holdAtTheFailure(RunSnapshot run) {
        if (isOwn(run) && isRetrying(run) && held.compareAndSet(false, true)) {
            engine.hold(run.run().identity().id());
        }
    }

    private Image underWay() throws InterruptedException, TimeoutException {
        return stage.photograph(
                Theme.DARK,
                "extract_events",
                "orders are cleaned",
                run -> !attempts(run, "clean_orders").isEmpty() && stage.hasLog());
    }

    private Image queued() throws InterruptedException, TimeoutException {
        stage.await("events queue up", run -> bus(run).held() && isFull(run));
        for (int step = 0; step < STEPS; step++) {
            step();
        }
        return stage.photograph(
                Theme.LIGHT, "aggregate", "the bus is held", run -> bus(run).held());
    }

    private Image explained() throws InterruptedException, TimeoutException {
        return stage.photograph(Theme.DARK, FAILING, "the bus is held", run -> bus(run).held());
    }

    private Image done() throws InterruptedException, TimeoutException {
        stage.ask(Verb.RESUME);
        return stage.photograph(
                Theme.LIGHT,
                "publish",
                "the run has ended",
                run -> run.run().state().isTerminal() && !bus(run).held() && stage.hasLog());
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

    /// True if this show has started the run, and not somebody before.
    private boolean isOwn(RunSnapshot run) {
        return run.run().identity().id() > newest && run.run().graph().plan().index(FAILING) >= 0;
    }

    /// True if everything that will come while the bus is held is there: the ends of the tasks that
    /// were running then, and the retry. How many were running depends on the machine.
    private boolean isFull(RunSnapshot run) {
        long toCome =
                IntStream.range(0, run.run().graph().plan().size())
                        .mapToObj(node -> run.run().node(node).state())
                        .filter(state -> state == RUNNING || state == RETRY_WAIT)
                        .count();
        return bus(run).readyCount() >= toCome;
    }

    private BusNow bus(RunSnapshot run) {
        return BusNow.of(run, clock.millis());
    }

    private static boolean isRetrying(RunSnapshot run) {
        return run.run().node(run.run().graph().plan().index(FAILING)).state() == RETRY_WAIT;
    }

    private static List<TaskAttempt> attempts(RunSnapshot run, String task) {
        return run.run().node(run.run().graph().plan().index(task)).attempts();
    }

    private static Path keep(Path folder, String name, Image picture) throws IOException {
        Path file = folder.resolve("pilothouse-demo-" + name + ".png");
        Pictures.write(picture, file);
        return file;
    }
}
