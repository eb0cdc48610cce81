package dev.pilothouse.console.shell;

import static dev.pilothouse.console.shell.dock.Perspective.DEBUG;
import static dev.pilothouse.console.shell.dock.Perspective.HISTORY;
import static dev.pilothouse.console.shell.dock.Perspective.RUN;

import dev.pilothouse.console.branch.BranchesPane;
import dev.pilothouse.console.debug.BreakpointsPane;
import dev.pilothouse.console.debug.DebugRoom;
import dev.pilothouse.console.debug.JottingsPane;
import dev.pilothouse.console.debug.StateTablePane;
import dev.pilothouse.console.run.GraphPane;
import dev.pilothouse.console.run.HistoryView;
import dev.pilothouse.console.run.InspectorView;
import dev.pilothouse.console.run.LogPane;
import dev.pilothouse.console.run.QueuePane;
import dev.pilothouse.console.shell.action.Actions;
import dev.pilothouse.console.shell.dock.Place;
import dev.pilothouse.console.shell.dock.View;
import dev.pilothouse.console.shell.dock.Views;
import dev.pilothouse.console.shell.notices.NoticesView;
import dev.pilothouse.console.time.GanttModel;
import dev.pilothouse.console.time.GanttView;
import dev.pilothouse.console.time.Player;
import dev.pilothouse.console.time.TimeBar;
import dev.pilothouse.console.time.TimeModel;
import dev.pilothouse.console.words.Words;
import dev.pilothouse.graphview.GraphView;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The views of the window. **A new one is one entry in the list below and one text `view.<id>` in
/// each language**: its action, its place in the palette, the menus of its tab and the stored
/// layouts follow.
///
/// **Thread:** FX.
final class Rooms {

    private final Views views;
    private final GraphPane graph;
    private final HistoryView events;
    private final TimeModel time;
    private final Player player;

    /// @param actions what buttons inside of views are made of, once there are actions
    Rooms(Helm helm, ZoneId zone, Supplier<Actions> actions) {
        Words words = helm.words();
        time = new TimeModel(helm.run(), words);
        player = new Player(time);
        GanttModel gantt = new GanttModel(time, words);
        graph = new GraphPane(helm.run());
        events = new HistoryView(helm.run(), words);
        DebugRoom debug = helm.debug();
        graph.graph().onGutterActionProperty().set(task -> DebugActions.toggleStop(helm, task));
        views =
                new Views(
                        List.of(
                                View.everywhere(
                                        "runs", "fth-list", Place.LEFT, () -> new RunsPane(helm)),
                                View.everywhere(
                                        "workflows",
                                        "fth-git-merge",
                                        Place.LEFT_BELOW,
                                        () -> new WorkflowsPane(helm)),
                                new View(
                                        "graph",
                                        "fth-share-2",
                                        () -> graph,
                                        Map.of(
                                                RUN, Place.CENTRE,
                                                DEBUG, Place.CENTRE,
                                                HISTORY, Place.CENTRE_BELOW)),
                                new View(
                                        "queue",
                                        "fth-layers",
                                        () -> new QueuePane(helm.run(), words),
                                        Map.of(DEBUG, Place.CENTRE_BELOW)),
                                View.everywhere(
                                        "inspector",
                                        "fth-search",
                                        Place.RIGHT,
                                        () -> scrolling(new InspectorView(helm.run(), words))),
                                View.everywhere(
                                        "time",
                                        "fth-clock",
                                        Place.STRIP,
                                        () ->
                                                new TimePane(
                                                        new TimeBar(
                                                                time, helm.pulse(), zone, words),
                                                        player,
                                                        helm.run(),
                                                        actions.get(),
                                                        words)),
                                new View(
                                        "table",
                                        "fth-grid",
                                        () -> new StateTablePane(debug.tables(), words),
                                        Map.of(DEBUG, Place.RIGHT_BELOW)),
                                new View(
                                        "breakpoints",
                                        "fth-octagon",
                                        () ->
                                                new BreakpointsPane(
                                                        debug.breakpoints(),
                                                        words,
                                                        helm.runTo()::written),
                                        Map.of(DEBUG, Place.RIGHT_BELOW)),
                                new View(
                                        "events",
                                        "fth-activity",
                                        () -> events,
                                        Map.of(
                                                RUN, Place.BOTTOM,
                                                DEBUG, Place.BOTTOM,
                                                HISTORY, Place.CENTRE)),
                                new View(
                                        "gantt",
                                        "fth-bar-chart-2",
                                        () -> new GanttView(gantt, zone, words),
                                        Map.of(
                                                RUN, Place.BOTTOM,
                                                DEBUG, Place.BOTTOM,
                                                HISTORY, Place.BOTTOM)),
                                new View(
                                        "log",
                                        "fth-file-text",
                                        () -> new LogPane(helm.log().lines(), words),
                                        Map.of(
                                                RUN, Place.RIGHT_BELOW,
                                                DEBUG, Place.BOTTOM,
                                                HISTORY, Place.RIGHT_BELOW)),
                                new View(
                                        "jottings",
                                        "fth-edit-3",
                                        () -> new JottingsPane(debug.said(), zone, words),
                                        Map.of(DEBUG, Place.BOTTOM)),
                                new View(
                                        "branches",
                                        "fth-git-branch",
                                        () ->
                                                new BranchesPane(
                                                        helm.branches(),
                                                        helm.run(),
                                                        zone,
                                                        words,
                                                        helm::leaveBranch),
                                        Map.of(DEBUG, Place.BOTTOM)),
                                new View(
                                        "notices",
                                        "fth-bell",
                                        () ->
                                                new NoticesView(
                                                        helm.notices(), zone, words, helm::open),
                                        Map.of(RUN, Place.BOTTOM, DEBUG, Place.BOTTOM))));
    }

    private static ScrollPane scrolling(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        return pane;
    }

    /// All of them.
    Views views() {
        return views;
    }

    /// The graph.
    GraphView graph() {
        return graph.graph();
    }

    /// The time of the run that is shown.
    TimeModel time() {
        return time;
    }

    /// Plays that time.
    Player player() {
        return player;
    }

    /// Time has passed.
    void refresh() {
        time.tick();
        events.follow();
    }
}
