package dev.pilothouse.console.shell;

import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.engine.execution.RunSnapshot;
import dev.pilothouse.graphview.look.Theme;

import javafx.scene.Scene;
import javafx.scene.image.Image;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The window without a window, at a size that a headless screen does not have, so that pictures
/// can be taken of it.
///
/// **Thread:** any but FX: it waits for frames.
final class OffStage {

    private static final double WIDTH = 1_600;
    private static final double HEIGHT = 1_000;
    private static final long PATIENCE_SECONDS = 60;

    private final Helm helm;
    private final Workbench workbench;
    private final Scene scene;
    private final Appearance appearance = new Appearance(Theme.DARK);

    private OffStage(Helm helm, ZoneId zone) {
        this.helm = helm;
        workbench = new Workbench(helm, Desk.bare(zone, appearance));
        scene = new Scene(workbench, WIDTH, HEIGHT);
        appearance.dress(scene);
        workbench.choose(Perspective.DEBUG);
        workbench.setTicking(true);
    }

    /// Builds the window around a helm, and draws it once in each theme: the first time takes long.
    static OffStage build(Helm helm, ZoneId zone) throws InterruptedException, TimeoutException {
        OffStage stage = onFx(helm, () -> new OffStage(helm, zone));
        for (Theme theme : Theme.values()) {
            onFx(
                    helm,
                    () -> {
                        stage.appearance.themeProperty().set(theme);
                        return stage.picture();
                    });
        }
        return stage;
    }

    /// Asks what a person would.
    void ask(Verb verb) throws InterruptedException, TimeoutException {
        onFx(
                helm,
                () -> {
                    helm.ask(verb);
                    return verb;
                });
    }

    /// Does something to the workbench.
    void act(Consumer<Workbench> action) throws InterruptedException, TimeoutException {
        onFx(
                helm,
                () -> {
                    action.accept(workbench);
                    return workbench;
                });
    }

    /// Waits, frame by frame, until the run that is shown is as wanted.
    void await(String what, Predicate<RunSnapshot> wanted)
            throws InterruptedException, TimeoutException {
        until(what, () -> isShown(wanted) ? Optional.of(what) : Optional.empty());
    }

    /// Selects a task, waits until the run that is shown is as wanted, and takes a picture of just
    /// that moment.
    Image photograph(Theme theme, String task, String what, Predicate<RunSnapshot> wanted)
            throws InterruptedException, TimeoutException {
        await("the run is shown", _ -> true);
        onFx(helm, () -> dressed(theme, task));
        return until(
                what, () -> isShown(wanted) ? Optional.of(picture()) : Optional.<Image>empty());
    }

    /// True if the log of the selected task has come.
    boolean hasLog() {
        return !helm.log().lines().isEmpty();
    }

    private boolean isShown(Predicate<RunSnapshot> wanted) {
        RunSnapshot shown = helm.run().snapshotProperty().get();
        return shown != null && workbench.isLaidOut() && wanted.test(shown);
    }

    private Theme dressed(Theme theme, String task) {
        appearance.themeProperty().set(theme);
        helm.run().selectedTaskProperty().set(task);
        return theme;
    }

    /// The first picture after a change lays everything out, the second shows it. Without a screen
    /// there is no delay to the screen to speak of.
    private Image picture() {
        helm.pulse().delays().forget();
        workbench.refresh();
        scene.snapshot(null);
        return scene.snapshot(null);
    }

    private <T> T until(String what, Callable<Optional<T>> question)
            throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Optional<T> answer = onFx(helm, question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new TimeoutException(
                "Expected the demo to come to where %s within %d s, but %s"
                        .formatted(what, PATIENCE_SECONDS, onFx(helm, this::now)));
    }

    private String now() {
        RunSnapshot shown = helm.run().snapshotProperty().get();
        return shown == null
                ? "no run is shown"
                : "it is %s after event %d, %s, with %d line(s) of log"
                        .formatted(
                                shown.run().state(),
                                shown.lastEntry(),
                                shown.bus().held() ? "held" : "not held",
                                helm.log().lines().size());
    }

    private static <T> T onFx(Helm helm, Callable<T> question)
            throws InterruptedException, TimeoutException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        helm.pulse()
                .post(
                        answer,
                        () -> {
                            try {
                                answer.complete(question.call());
                            } catch (Exception e) {
                                answer.completeExceptionally(e);
                            }
                        });
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Expected to draw the window, but failed", e.getCause());
        }
    }
}
