package dev.pilothouse.console.shell.dock;

import dev.pilothouse.console.shell.dock.Tile.Axis;
import dev.pilothouse.console.shell.dock.Tile.Split;
import dev.pilothouse.console.shell.dock.Tile.Tabs;

import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;
import javafx.stage.Window;

import software.coley.bentofx.Bento;
import software.coley.bentofx.Identifiable;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Builds the docking library's containers from tiles, and reads tiles from its containers.
final class TilePlan {

    private static final double LEAST_WIDTH = 48;
    private static final double LEAST_HEIGHT = 32;

    private final Bento bento;
    private final Dockables dockables;

    TilePlan(Bento bento, Dockables dockables) {
        this.bento = bento;
        this.dockables = dockables;
    }

    // --- from tiles ---

    /// The containers of a tile.
    DockContainerRootBranch build(Tile tile) {
        DockContainerRootBranch root = bento.dockBuilding().root();
        root.setPruneWhenEmpty(false);
        switch (tile) {
            case Tabs tabs -> root.addContainer(leaf(tabs));
            case Split split -> fill(root, split);
        }
        return root;
    }

    private void fill(DockContainerBranch branch, Split split) {
        branch.setOrientation(
                split.axis() == Axis.ROW ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        for (Tile part : split.parts()) {
            DockContainer container = container(part);
            branch.addContainer(container);
            SplitPane.setResizableWithParent(container.asRegion(), isElastic(part));
        }
        double[] dividers = split.dividers().stream().mapToDouble(Double::doubleValue).toArray();
        branch.setDividerPositions(dividers);
        setAgainWhenLaidOut(branch, dividers);
    }

    /// A split pane forgets its dividers at its first layout, when it gets its size.
    private static void setAgainWhenLaidOut(DockContainerBranch branch, double[] dividers) {
        branch.needsLayoutProperty()
                .subscribe(
                        (before, now) -> {
                            if (before && !now && branch.getUserData() == null) {
                                branch.setUserData(dividers);
                                branch.setDividerPositions(dividers);
                            }
                        });
    }

    private DockContainer container(Tile part) {
        return switch (part) {
            case Tabs tabs -> leaf(tabs);
            case Split split -> {
                DockContainerBranch branch = bento.dockBuilding().branch();
                fill(branch, split);
                yield branch;
            }
        };
    }

    private DockContainerLeaf leaf(Tabs tabs) {
        DockContainerLeaf leaf = bento.dockBuilding().leaf();
        leaf.setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
        leaf.setSide(dockables.isStrip(tabs.views()) ? null : Side.TOP);
        for (String id : tabs.views()) {
            Dockable dockable = dockables.get(id);
            dockable.inContainer((before, it) -> before.removeDockable(it));
            leaf.addDockable(dockable);
        }
        leaf.selectDockable(dockables.get(tabs.front()));
        return leaf;
    }

    /// What lies in the middle takes what room there is; the edges keep their size.
    private boolean isElastic(Tile part) {
        return part.ids().anyMatch(dockables::isCentral);
    }

    /// Adds a view to those of a floating window.
    static void join(Stage stage, Dockable dockable) {
        if (stage.getScene().getRoot() instanceof DockContainerRootBranch root
                && root.getChildContainers().getFirst() instanceof DockContainerLeaf leaf) {
            leaf.addDockable(dockable);
        }
    }

    // --- to tiles ---

    /// The tile of a container; empty if it holds no view.
    static Optional<Tile> read(DockContainer container) {
        return switch (container) {
            case DockContainerLeaf leaf -> tabs(leaf);
            case DockContainerBranch branch -> split(branch);
            default -> Optional.empty();
        };
    }

    private static Optional<Tile> tabs(DockContainerLeaf leaf) {
        List<String> ids = leaf.getDockables().stream().map(Identifiable::getIdentifier).toList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        Dockable front = leaf.getSelectedDockable();
        return Optional.of(new Tabs(ids, front == null ? ids.getFirst() : front.getIdentifier()));
    }

    private static Optional<Tile> split(DockContainerBranch branch) {
        List<DockContainer> parts =
                branch.getChildContainers().stream().filter(c -> read(c).isPresent()).toList();
        if (parts.size() < 2) {
            return parts.stream().findFirst().flatMap(TilePlan::read);
        }
        Axis axis = branch.getOrientation() == Orientation.HORIZONTAL ? Axis.ROW : Axis.COLUMN;
        List<Double> dividers =
                Arrays.stream(branch.getDividerPositions())
                        .limit(parts.size() - 1)
                        .boxed()
                        .toList();
        return Optional.of(
                new Split(
                        axis,
                        parts.stream().map(TilePlan::read).flatMap(Optional::stream).toList(),
                        dividers));
    }

    /// The floating window of a root; empty if it holds no view.
    static Optional<DockLayout.Floating> window(DockContainerRootBranch root) {
        Window window = root.getScene().getWindow();
        List<String> ids = root.getDockables().stream().map(Identifiable::getIdentifier).toList();
        return ids.isEmpty() || window == null
                ? Optional.empty()
                : Optional.of(
                        new DockLayout.Floating(
                                window.getX(),
                                window.getY(),
                                window.getWidth(),
                                window.getHeight(),
                                Tabs.of(ids)));
    }
}
