package dev.pilothouse.console.shell;

import dev.pilothouse.console.debug.BreakpointFile;
import dev.pilothouse.console.shell.state.Memory;
import dev.pilothouse.console.shell.state.StateFile;
import dev.pilothouse.console.shell.state.WindowState;
import dev.pilothouse.console.shell.state.WindowState.Bounds;
import dev.pilothouse.console.words.Language;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.engine.MasterEngine;
import dev.pilothouse.engine.eventbus.EngineClock;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// One window from its opening to its end: remembers what it looked like, and puts another helm and
/// another workbench into it when the language or the keys change.
///
/// **Thread:** FX, but for [#close].
final class Session implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final double WIDTH = 1_480;
    private static final double HEIGHT = 920;

    private final MasterEngine engine;
    private final EngineClock clock;
    private final ZoneId zone;
    private final String author;
    private final StateFile file;
    private final BreakpointFile breakpoints;
    private final StateFile.Found found;
    private @Nullable Stage stage;
    private @Nullable Furnished furnished;

    /// What is in the window now.
    private record Furnished(Desk desk, Helm helm, Workbench workbench) {}

    /// @param breakpoints where breakpoints are kept
    /// @param found what the file said when the window was to be opened
    Session(
            MasterEngine engine,
            EngineClock clock,
            ZoneId zone,
            String author,
            StateFile file,
            BreakpointFile breakpoints,
            StateFile.Found found) {
        this.engine = engine;
        this.clock = clock;
        this.zone = zone;
        this.author = author;
        this.file = file;
        this.breakpoints = breakpoints;
        this.found = found;
    }

    /// Shows the window around a helm, as it was left.
    void show(Stage window, Helm helm) {
        stage = window;
        Memory memory = new Memory(found.state(), this::keep);
        Desk desk =
                new Desk(
                        zone,
                        memory,
                        Appearance.of(found.state()),
                        () -> choose(window),
                        new BreakpointExchange(window, helm.words()),
                        name -> saveAs(window, name),
                        this::speak);
        Workbench workbench = furnish(window, helm, desk);
        furnished = new Furnished(desk, helm, workbench);
        place(window, found.state().bounds());
        window.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> leave(window));
        window.show();
        workbench.restore();
        complain(helm);
        helm.debug().restore(breakpoints);
    }

    /// Puts a workbench into a window that has none; views are there once it is restored.
    static Workbench furnish(Stage window, Helm helm, Desk desk) {
        Workbench workbench = new Workbench(helm, desk);
        Scene scene = new Scene(workbench, WIDTH, HEIGHT);
        window.setScene(scene);
        window.setTitle("Pilothouse");
        workbench.takeKeysOf(scene);
        new FileDrop(helm::open).onto(scene);
        workbench.setTicking(true);
        desk.appearance().dress(scene);
        window.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> workbench.setTicking(false));
        return workbench;
    }

    private void complain(Helm helm) {
        switch (found.trouble()) {
            case NONE -> {}
            case DAMAGED -> helm.tell(helm.words().get("state.damaged", found.aside()));
            case NEWER -> helm.tell(helm.words().get("state.newer", found.aside()));
        }
    }

    /// Goes over to a language, and to the keys that are chosen now.
    private void speak(Language language) {
        Furnished before = furnished;
        Stage window = stage;
        if (before == null || window == null) {
            return;
        }
        before.workbench().leave();
        if (language != before.helm().words().language()) {
            before.desk().memory().change(state -> state.looking(state.looks().speaking(language)));
        }
        Helm helm = new Helm(engine, clock, zone, author, Words.in(language));
        takeOver(helm, before.helm());
        helm.debug().keepIn(breakpoints);
        Workbench workbench = furnish(window, helm, before.desk());
        furnished = new Furnished(before.desk(), helm, workbench);
        workbench.restore();
        before.helm().close();
    }

    /// Has a helm show what another one shows, and have what it had opened.
    private static void takeOver(Helm helm, Helm before) {
        helm.shelf().takeOver(before.shelf());
        show(helm, before.locationProperty().get());
    }

    /// Branches are not taken over: their trunk is shown.
    private static void show(Helm helm, Location location) {
        switch (location) {
            case Location.Nowhere _ -> {}
            case Location.AtRun(long id) -> helm.open(id);
            case Location.AtWorkflow(OpenedWorkflow workflow) -> helm.open(workflow);
            case Location.AtRecording(Recording recording) -> helm.open(recording);
            case Location.AtBranch(Location origin, int _) -> show(helm, origin);
        }
    }

    // --- memory ---

    private void keep(WindowState state) {
        Furnished now = furnished;
        if (now != null) {
            now.helm().later("keep the window's state", () -> write(state));
        }
    }

    private void write(WindowState state) {
        try {
            file.write(state);
        } catch (IOException e) {
            LOG.warn("Expected to keep the window's state, but could not", e);
        }
    }

    private static void place(Stage window, @Nullable Bounds bounds) {
        if (bounds == null || !isOnAScreen(bounds)) {
            return;
        }
        window.setX(bounds.x());
        window.setY(bounds.y());
        window.setWidth(bounds.width());
        window.setHeight(bounds.height());
        window.setMaximized(bounds.maximized());
    }

    private static boolean isOnAScreen(Bounds bounds) {
        List<Screen> screens =
                Screen.getScreensForRectangle(
                        new Rectangle2D(
                                bounds.x(),
                                bounds.y(),
                                Math.max(1, bounds.width()),
                                Math.max(1, bounds.height())));
        return !screens.isEmpty();
    }

    /// The last state is written here and now: there is no later.
    private void leave(Stage window) {
        Furnished now = furnished;
        if (now == null) {
            return;
        }
        now.workbench().leave();
        Bounds bounds =
                new Bounds(
                        window.getX(),
                        window.getY(),
                        window.getWidth(),
                        window.getHeight(),
                        window.isMaximized());
        now.desk().memory().change(state -> state.at(bounds));
        write(now.desk().memory().now());
    }

    // --- files ---

    private Optional<Path> saveAs(Stage window, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    private void choose(Stage window) {
        Furnished now = furnished;
        if (now == null) {
            return;
        }
        Helm helm = now.helm();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(helm.words().get("file.choose"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                helm.words().get("file.kind"), "*.yaml", "*.yml", "*.phrun"));
        List<File> chosen = chooser.showOpenMultipleDialog(window);
        if (chosen != null) {
            chosen.forEach(each -> helm.open(each.toPath()));
        }
    }

    @Override
    public void close() {
        Furnished last = furnished;
        if (last != null) {
            last.helm().close();
        }
    }
}
