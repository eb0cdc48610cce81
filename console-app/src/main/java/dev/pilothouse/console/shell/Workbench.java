package dev.pilothouse.console.shell;

import dev.pilothouse.console.run.HistoryView;
import dev.pilothouse.console.run.InspectorView;
import dev.pilothouse.console.run.RunPane;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// Everything inside the window, put together around a helm.
///
/// **Thread:** FX.
public final class Workbench extends BorderPane {

    private static final Duration TICK = Duration.millis(200);

    private final Helm helm;
    private final Actions actions;
    private final List<Action> more;
    private final StatusBar status;
    private final RunPane middle;
    private final HistoryView history;
    private final Timeline ticking = new Timeline();

    /// A workbench in a time zone, with some actions more at the end of its toolbar.
    public Workbench(Helm helm, ZoneId zone, List<Action> more) {
        this.helm = helm;
        this.more = List.copyOf(more);
        actions = Actions.of(helm);
        status = new StatusBar(helm, zone);
        middle = new RunPane(helm.run());
        history = new HistoryView(helm.run());
        getStyleClass().add("workbench");
        Region band = new Region();
        band.getStyleClass().add("safety-band");
        setTop(new VBox(band, new Toolbar(helm, actions, more)));
        setCenter(rooms());
        setBottom(status);
        helm.locationProperty().subscribe(_ -> actions.refresh());
        helm.run().snapshotProperty().subscribe(_ -> actions.refresh());
        ticking.getKeyFrames().add(new KeyFrame(TICK, _ -> refresh()));
        ticking.setCycleCount(Animation.INDEFINITE);
    }

    private SplitPane rooms() {
        VBox centre = new VBox(new FaultsPanel(helm.shelf()), middle);
        VBox.setVgrow(middle, Priority.ALWAYS);
        InspectorView inspector = new InspectorView(helm.run(), helm.log().lines());
        SidePane side = new SidePane(helm);
        SplitPane upper = new SplitPane(side, centre, inspector);
        upper.setDividerPositions(0.16, 0.75);
        SplitPane.setResizableWithParent(side, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane rooms = new SplitPane(upper, history);
        rooms.setOrientation(Orientation.VERTICAL);
        rooms.setDividerPositions(0.74);
        SplitPane.setResizableWithParent(history, false);
        return rooms;
    }

    /// Has a scene's keys fire the actions and zoom the graph.
    public void takeKeysOf(Scene scene) {
        var keys = scene.getAccelerators();
        for (Action action : Stream.concat(actions.all().stream(), more.stream()).toList()) {
            if (action.key() != null) {
                keys.put(action.key(), action::fire);
            }
        }
        keys.put(key("Shortcut+DIGIT0"), () -> middle.graph().zoomProperty().set(1));
        keys.put(key("Shortcut+DIGIT1"), middle.graph()::fill);
        keys.put(key("Shortcut+DIGIT2"), middle.graph()::fit);
        for (String plus : List.of("PLUS", "EQUALS", "ADD")) {
            keys.put(key("Shortcut+" + plus), middle.graph()::zoomIn);
        }
        for (String minus : List.of("MINUS", "SUBTRACT")) {
            keys.put(key("Shortcut+" + minus), middle.graph()::zoomOut);
        }
    }

    private static KeyCombination key(String spelled) {
        return KeyCombination.valueOf(spelled);
    }

    /// Lets count-downs go on, or no longer.
    public void setTicking(boolean on) {
        if (on) {
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    /// True once the graph has its layout.
    boolean isLaidOut() {
        return middle.graph().laidOutProperty().get() != null;
    }

    /// Looks at the clock and the engine again: count-downs, buttons, the status line.
    void refresh() {
        helm.tick();
        actions.refresh();
        status.refresh();
        history.follow();
    }
}
