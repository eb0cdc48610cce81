package dev.pilothouse.console.shell;

import dev.pilothouse.console.remote.ControlServer;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.store.DataDirectoryException;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// The window: started, shown, and closed before the engine is.
///
/// **Contract:** closing the window never harms a run: what has not ended goes on when the data
/// directory is opened again.
public final class ConsoleWindow {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWindow.class);
    private static final int DONE = 0;
    private static final int BAD_USAGE = 2;
    private static final int INTERNAL_ERROR = 70;
    private static final double WIDTH = 1_480;
    private static final double HEIGHT = 920;

    private ConsoleWindow() {}

    /// Opens the window and returns when it was closed, with the exit code of the process. Without
    /// a display the demo writes pictures instead.
    ///
    /// **Thread:** any but FX; once in a process.
    public static int open(LaunchPlan plan) {
        return open(plan, System.out, System.err);
    }

    /// The same, with other places for what is said.
    static int open(LaunchPlan plan, PrintStream out, PrintStream err) {
        Display display = Display.detect(System.getenv());
        if (display.isHeadless() && !plan.demo()) {
            err.println("Expected a display for the window, but there is none.");
            err.println("Use `pilothouse run FILE` or `pilothouse serve`, or set DISPLAY.");
            return BAD_USAGE;
        }
        Optional<String> problem = display.start();
        if (problem.isPresent()) {
            err.println(problem.get());
            return INTERNAL_ERROR;
        }
        try (MasterEngine engine = MasterEngine.open(plan.settings());
                var _ =
                        ControlServer.beside(
                                engine,
                                plan.settings().dataDirectory(),
                                plan.version(),
                                err::println)) {
            engine.fire();
            return around(engine, plan, display, out);
        } catch (DataDirectoryException e) {
            err.println(e.getMessage());
            return BAD_USAGE;
        } catch (IOException | TimeoutException | ExecutionException e) {
            LOG.debug("The window failed", e);
            err.println(e.getMessage());
            return INTERNAL_ERROR;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERNAL_ERROR;
        } finally {
            Platform.exit();
        }
    }

    private static int around(
            MasterEngine engine, LaunchPlan plan, Display display, PrintStream out)
            throws IOException, InterruptedException, TimeoutException, ExecutionException {
        EngineClock clock = EngineClock.monotonic();
        ZoneId zone = ZoneId.systemDefault();
        try (Helm helm = new Helm(engine, clock, zone, System.getProperty("user.name"))) {
            plan.files().forEach(file -> helm.shelf().open(file, _ -> {}));
            if (display.isHeadless()) {
                OffStage stage = OffStage.build(helm, zone);
                List<Path> pictures =
                        new PictureShow(engine, helm, stage, clock).play(plan.pictures());
                pictures.forEach(picture -> out.println("wrote " + picture.toAbsolutePath()));
            } else {
                if (plan.demo()) {
                    Demo.start(helm);
                }
                untilClosed(helm, zone);
            }
            return DONE;
        }
    }

    private static void untilClosed(Helm helm, ZoneId zone)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        helm.pulse()
                .post(
                        closed,
                        () -> {
                            try {
                                Stage stage = new Stage();
                                stage.setOnHidden(_ -> closed.complete(true));
                                Appearance look = new Appearance(Appearance.preferred());
                                furnish(stage, helm, zone, look, true);
                                logFaultsOfViews();
                                stage.show();
                            } catch (RuntimeException e) {
                                closed.completeExceptionally(e);
                            }
                        });
        closed.get();
    }

    private static void logFaultsOfViews() {
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (_, e) -> LOG.error("Expected a view to work, but it threw", e));
    }

    /// Puts the workbench on a stage; the stage is not shown yet.
    ///
    /// **Thread:** FX.
    ///
    /// @param canChoose true if there is somebody who can choose files
    static void furnish(
            Stage stage, Helm helm, ZoneId zone, Appearance appearance, boolean canChoose) {
        List<Action> more = new ArrayList<>();
        if (canChoose) {
            more.add(opening(stage, helm));
        }
        more.add(Appearance.switching(appearance));
        Workbench workbench = new Workbench(helm, zone, more);
        Scene scene = new Scene(workbench, WIDTH, HEIGHT);
        workbench.takeKeysOf(scene);
        workbench.setTicking(true);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Pilothouse");
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> workbench.setTicking(false));
    }

    private static Action opening(Stage stage, Helm helm) {
        return Action.always(
                "file.open", "Open…", "fth-folder", "Shortcut+O", () -> choose(stage, helm));
    }

    private static void choose(Stage stage, Helm helm) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open workflow files");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("Workflow files", "*.yaml", "*.yml"));
        List<File> chosen = chooser.showOpenMultipleDialog(stage);
        if (chosen != null) {
            chosen.forEach(file -> helm.shelf().open(file.toPath(), helm::open));
        }
    }
}
