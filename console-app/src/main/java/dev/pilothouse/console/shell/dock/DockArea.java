package dev.pilothouse.console.shell.dock;

import dev.pilothouse.console.words.Words;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.container.DockContainerRootBranch;
import software.coley.bentofx.path.DockablePath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The middle of the window, where views are docked, and the windows that float beside it.
///
/// **Thread:** FX.
///
/// **Contract:** a view is made once and kept when it is closed; nobody else in the program knows
/// the docking library.
public final class DockArea extends StackPane {

    private static final double FLOATING_WIDTH = 640;
    private static final double FLOATING_HEIGHT = 420;

    private final Views views;
    private final Bento bento = new Bento();
    private final Dockables dockables;
    private final TilePlan plan;
    private Perspective perspective = Perspective.RUN;
    private Runnable onChange = () -> {};

    /// An empty area.
    ///
    /// @param dress gives a floating window's scene the looks of the window
    public DockArea(Views views, Words words, Consumer<Scene> dress) {
        this.views = views;
        dockables = new Dockables(bento, views, words, this);
        plan = new TilePlan(bento, dockables);
        getStyleClass().add("dock-area");
        bento.stageBuilding()
                .setSceneFactory((_, content, width, height) -> floating(content, dress));
        bento.events().addEventListener(_ -> onChange.run());
    }

    private static Scene floating(Region content, Consumer<Scene> dress) {
        content.getStyleClass().addAll("workbench", "floating");
        Scene scene = new Scene(content, FLOATING_WIDTH, FLOATING_HEIGHT);
        dress.accept(scene);
        return scene;
    }

    /// Who hears that a view was opened, moved, selected or closed.
    public void setOnChange(Runnable listener) {
        onChange = listener;
    }

    // --- layouts ---

    /// Shows a perspective as it was left; views that it names and that are not known are left out.
    public void show(Perspective shown, DockLayout layout) {
        perspective = shown;
        closeFloating();
        DockLayout known = layout.knowing(views::has);
        rebuild(new Arrangement(views, perspective).withStrips(known).orElse(null));
        known.floating().forEach(this::floated);
    }

    /// What is open now, and where.
    public DockLayout current() {
        List<DockLayout.Floating> floating = new ArrayList<>();
        floatingRoots().forEach(root -> TilePlan.window(root).ifPresent(floating::add));
        return new DockLayout(root().flatMap(TilePlan::read).orElse(null), floating);
    }

    /// Changes the size of the area so that every view keeps its share of it.
    public void keepingShares(Runnable change) {
        Tile now = root().flatMap(TilePlan::read).orElse(null);
        Node focus = getScene().getFocusOwner();
        change.run();
        rebuild(now);
        if (focus != null) {
            focus.requestFocus();
        }
    }

    private void rebuild(@Nullable Tile tile) {
        getChildren().clear();
        if (tile != null) {
            getChildren().add(plan.build(tile));
        }
        requestLayout();
    }

    private Optional<DockContainerRootBranch> root() {
        return getChildren().stream()
                .filter(DockContainerRootBranch.class::isInstance)
                .map(DockContainerRootBranch.class::cast)
                .findFirst();
    }

    // --- views ---

    /// True if a view is open, seen or behind another one.
    public boolean isOpen(String id) {
        return current().views().contains(id);
    }

    /// Opens a view where it belongs, or brings it to the front, and gives it the focus.
    public void open(String id) {
        if (!isOpen(id)) {
            views.find(id).ifPresent(view -> place(id, view.placeIn(perspective)));
        }
        dockable(id).ifPresent(DockArea::bringToFront);
    }

    /// Moves a view to a place.
    public void move(String id, Place place) {
        if (views.has(id)) {
            take(id);
            place(id, place);
            dockable(id).ifPresent(DockArea::bringToFront);
        }
    }

    /// Closes a view; it can be opened again as it was.
    public void close(String id) {
        take(id);
        onChange.run();
    }

    /// Gives a view a window of its own.
    public void toFloat(String id) {
        if (views.has(id)) {
            take(id);
            floated(
                    new DockLayout.Floating(
                            Double.NaN,
                            Double.NaN,
                            FLOATING_WIDTH,
                            FLOATING_HEIGHT,
                            Tile.Tabs.of(List.of(id))));
            onChange.run();
        }
    }

    private void place(String id, Place place) {
        Tile now = root().flatMap(TilePlan::read).orElse(null);
        rebuild(new Arrangement(views, perspective).with(id, place, now));
        onChange.run();
    }

    private void take(String id) {
        dockable(id).ifPresent(open -> open.inContainer((leaf, it) -> leaf.removeDockable(it)));
    }

    private Optional<Dockable> dockable(String id) {
        return Optional.ofNullable(bento.search().dockable(id)).map(DockablePath::dockable);
    }

    private static void bringToFront(Dockable dockable) {
        dockable.inContainer((leaf, it) -> leaf.selectDockable(it));
        firstFocusable(dockable.getNode()).ifPresent(Node::requestFocus);
    }

    private static Optional<Node> firstFocusable(@Nullable Node node) {
        if (node == null || node.isFocusTraversable()) {
            return Optional.ofNullable(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(DockArea::firstFocusable)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    // --- floating windows ---

    private void floated(DockLayout.Floating wanted) {
        List<String> ids = wanted.tabs().views();
        Stage stage =
                bento.stageBuilding()
                        .newStageForDockable(
                                getScene(),
                                dockables.get(ids.getFirst()),
                                wanted.width(),
                                wanted.height());
        ids.stream().skip(1).forEach(id -> TilePlan.join(stage, dockables.get(id)));
        if (!Double.isNaN(wanted.x()) && !Double.isNaN(wanted.y())) {
            stage.setX(wanted.x());
            stage.setY(wanted.y());
        }
        stage.setWidth(wanted.width());
        stage.setHeight(wanted.height());
        stage.setTitle(dockables.title(ids.getFirst()));
        stage.show();
    }

    private List<DockContainerRootBranch> floatingRoots() {
        return bento.getRootContainers().stream()
                .filter(branch -> branch.getScene() != null)
                .filter(branch -> !branch.getScene().equals(getScene()))
                .toList();
    }

    /// Closes the floating windows; the layout is to be taken before.
    public void closeFloating() {
        for (DockContainerRootBranch branch : floatingRoots()) {
            branch.getScene().getWindow().hide();
        }
    }
}
