package dev.pilothouse.console.shell;

import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.shell.action.KeyListener;
import dev.pilothouse.console.shell.dock.DockArea;
import dev.pilothouse.console.shell.dock.DockLayout;
import dev.pilothouse.console.shell.dock.Perspective;
import dev.pilothouse.console.shell.notices.Toasts;
import dev.pilothouse.console.shell.palette.KeySheet;
import dev.pilothouse.console.shell.palette.Overlay;
import dev.pilothouse.console.shell.palette.PaletteModel;
import dev.pilothouse.console.shell.palette.PaletteView;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Everything inside the window, put together around a helm: views in a dock, what can be done to
/// them, and what lies over them.
///
/// **Thread:** FX.
public final class Workbench extends StackPane {

    private static final Duration TICK = Duration.millis(200);
    private static final int TICKS_PER_CAPTURE = 10;

    private final Helm helm;
    private final Desk desk;
    private final Rooms rooms;
    private final DockArea dock;
    private final Actions actions;
    private final StatusBar status;
    private final Magnifier magnifier;
    private final PaletteView palette;
    private final KeySheet keys;
    private final Timeline ticking = new Timeline();
    private int ticks;
    private boolean shown;

    /// A workbench on a desk.
    Workbench(Helm helm, Desk desk) {
        this.helm = helm;
        this.desk = desk;
        rooms = new Rooms(helm, desk.zone(), this::actions);
        dock = new DockArea(rooms.views(), helm.words(), desk.appearance()::dress);
        actions = new WindowActions(helm, desk, this).actions();
        status = new StatusBar(helm, desk.zone());
        Overlay overlay = new Overlay();
        PaletteModel offers =
                new PaletteModel(
                        new PaletteOffers(helm, actions)::all,
                        desk.memory().now().recent(),
                        recent -> desk.memory().change(state -> state.remembering(recent)));
        palette = new PaletteView(offers, overlay, helm.words());
        keys = new KeySheet(actions, overlay, helm.words());
        Toasts toasts = new Toasts(helm.words(), helm::open);
        helm.notices().setOnNotice(new Announcer(desk.memory(), desk.zone(), toasts)::announce);
        magnifier = new Magnifier(new StackPane(frame(), toasts, overlay));
        magnifier.factorProperty().set(desk.memory().now().looks().zoom());
        getStyleClass().add("workbench");
        getChildren().add(magnifier);
        helm.locationProperty().subscribe(_ -> actions.refresh());
        helm.run().snapshotProperty().subscribe(_ -> actions.refresh());
        helm.run().shownProperty().subscribe(_ -> actions.refresh());
        rooms.player().playingProperty().subscribe(_ -> actions.refresh());
        ticking.getKeyFrames().add(new KeyFrame(TICK, _ -> refresh()));
        ticking.setCycleCount(Animation.INDEFINITE);
    }

    private BorderPane frame() {
        BorderPane frame = new BorderPane();
        frame.setMinSize(0, 0);
        frame.setTop(
                new VBox(
                        new SafetyBand(SafetyBand.Level.LOCAL),
                        new Toolbar(helm, actions),
                        new FaultsPanel(helm.shelf(), helm.words())));
        frame.setCenter(dock);
        frame.setBottom(status);
        return frame;
    }

    // --- the window ---

    /// Has a scene's keys fire the actions.
    public void takeKeysOf(Scene scene) {
        new KeyListener(actions).listenTo(scene);
    }

    /// Shows the views where they were left. **Contract:** the workbench is in its scene.
    public void restore() {
        show(perspective());
    }

    /// Lets count-downs go on, or no longer.
    public void setTicking(boolean on) {
        if (on) {
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    /// Notes where the views are, and closes the floating windows.
    void leave() {
        capture();
        setTicking(false);
        dock.closeFloating();
    }

    /// True once the graph has its layout.
    boolean isLaidOut() {
        return rooms.graph().laidOutProperty().get() != null;
    }

    /// Looks at the clock and the engine again: count-downs, buttons, the status line.
    void refresh() {
        helm.tick();
        actions.refresh();
        status.refresh();
        rooms.refresh();
        if (++ticks % TICKS_PER_CAPTURE == 0) {
            capture();
        }
    }

    // --- perspectives ---

    /// The perspective that is shown.
    Perspective perspective() {
        return desk.memory().now().perspective();
    }

    /// Goes over to a perspective, as it was left.
    void choose(Perspective chosen) {
        capture();
        desk.memory().change(state -> state.in(chosen));
        show(chosen);
        actions.refresh();
    }

    /// Puts the perspective that is shown back as it was from the beginning.
    void reset() {
        desk.memory().change(state -> state.with(perspective(), null));
        show(perspective());
    }

    private void show(Perspective wanted) {
        DockLayout first = rooms.views().layout(wanted);
        dock.show(wanted, desk.memory().now().layouts().getOrDefault(wanted, first));
        shown = true;
    }

    /// A perspective that is as it was from the beginning is not stored: so a newer version may
    /// bring views along.
    private void capture() {
        if (!shown) {
            return;
        }
        DockLayout now = dock.current();
        DockLayout first = rooms.views().layout(perspective());
        DockLayout changed = now.isLike(first) ? null : now;
        desk.memory().change(state -> state.with(perspective(), changed));
    }

    // --- what the actions do ---

    Rooms rooms() {
        return rooms;
    }

    DockArea dock() {
        return dock;
    }

    Actions actions() {
        return actions;
    }

    PaletteView palette() {
        return palette;
    }

    /// Shows the keys that are valid here, or takes the sheet away.
    void toggleKeys() {
        keys.toggle(rooms.graph().isFocused());
    }

    /// Shows everything in another size.
    void zoom(double factor) {
        dock.keepingShares(() -> magnifier.factorProperty().set(factor));
        desk.memory().change(state -> state.looking(state.looks().zoomed(factor)));
    }
}
