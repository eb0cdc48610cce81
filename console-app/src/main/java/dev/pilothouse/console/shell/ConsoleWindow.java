package dev.pilothouse.console.shell;

import dev.pilothouse.console.debug.BreakpointFile;
import dev.pilothouse.console.remote.ControlServer;
import dev.pilothouse.console.shell.state.StateFile;
import dev.pilothouse.console.shell.state.WindowState;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.eventbus.EngineClock;
import dev.pilothouse.engine.store.DataDirectoryException;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
        StateFile file = new StateFile(plan.settings().dataDirectory());
        StateFile.Found found =
                display.isHeadless()
                        ? new StateFile.Found(WindowState.FRESH, StateFile.Trouble.NONE, "")
                        : file.read();
        Words words = Words.in(language(found.state()));
        String author = System.getProperty("user.name");
        BreakpointFile breakpoints = BreakpointFile.in(plan.settings().dataDirectory());
        try (Helm helm = new Helm(engine, clock, zone, author, words)) {
            plan.files().forEach(each -> helm.shelf().open(each, _ -> {}));
            if (display.isHeadless()) {
                OffStage stage = OffStage.build(helm, zone);
                List<Path> pictures =
                        new PictureShow(engine, helm, stage, clock).play(plan.pictures());
                pictures.forEach(picture -> out.println("wrote " + picture.toAbsolutePath()));
                return DONE;
            }
            if (plan.demo()) {
                Demo.start(helm);
            }
            untilClosed(
                    new Session(engine, clock, zone, author, file, breakpoints, found), helm, out);
            return DONE;
        }
    }

    private static Language language(WindowState state) {
        Language chosen = state.looks().language();
        return chosen == null ? Language.nearest(Locale.getDefault()) : chosen;
    }

    private static void untilClosed(Session session, Helm helm, PrintStream out)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        helm.pulse()
                .post(
                        closed,
                        () -> {
                            try {
                                Stage stage = new Stage();
                                stage.setOnHidden(_ -> closed.complete(true));
                                logFaultsOfViews();
                                session.show(stage, helm);
                                FirstFrame.tell(out);
                            } catch (RuntimeException e) {
                                closed.completeExceptionally(e);
                            }
                        });
        try (session) {
            closed.get();
        }
    }

    private static void logFaultsOfViews() {
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (_, e) -> LOG.error("Expected a view to work, but it threw", e));
    }
}
