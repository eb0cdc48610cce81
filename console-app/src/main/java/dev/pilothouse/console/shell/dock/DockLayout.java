package dev.pilothouse.console.shell.dock;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which views are open, and where.
///
/// @param root what the window shows; null for nothing
/// @param floating what windows of their own show
public record DockLayout(@Nullable Tile root, List<Floating> floating) {

    private static final double TOLERANCE = 0.06;

    public DockLayout {
        floating = List.copyOf(floating);
    }

    /// A window of its own.
    ///
    /// @param x its left edge
    /// @param y its upper edge
    /// @param width its width
    /// @param height its height
    /// @param tabs what it shows
    public record Floating(double x, double y, double width, double height, Tile.Tabs tabs) {}

    /// The ids of all views that are open.
    public List<String> views() {
        Stream<String> docked = Stream.ofNullable(root).flatMap(Tile::ids);
        return Stream.concat(docked, floating.stream().flatMap(f -> f.tabs().ids())).toList();
    }

    /// The same without views that are not known any more, and each view once.
    public DockLayout knowing(Predicate<String> known) {
        Predicate<String> first = known.and(new HashSet<String>()::add);
        Tile kept = root == null ? null : root.keeping(first).orElse(null);
        return new DockLayout(
                kept,
                floating.stream()
                        .map(f -> f.tabs().keeping(first).map(tabs -> moved(f, tabs)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Floating moved(Floating from, Tile tabs) {
        return new Floating(
                from.x(), from.y(), from.width(), from.height(), Tile.Tabs.of(tabs.ids().toList()));
    }

    /// True if another layout has the same views at the same places; edges that lie a little
    /// differently are the same edges.
    public boolean isLike(DockLayout other) {
        return floating.isEmpty() && other.floating.isEmpty() && alike(root, other.root);
    }

    private static boolean alike(@Nullable Tile one, @Nullable Tile other) {
        return switch (one) {
            case null -> other == null;
            case Tile.Tabs tabs ->
                    other instanceof Tile.Tabs others && tabs.views().equals(others.views());
            case Tile.Split split -> other instanceof Tile.Split others && alike(split, others);
        };
    }

    private static boolean alike(Tile.Split one, Tile.Split other) {
        if (one.axis() != other.axis() || one.parts().size() != other.parts().size()) {
            return false;
        }
        for (int i = 0; i < one.dividers().size(); i++) {
            if (Math.abs(one.dividers().get(i) - other.dividers().get(i)) > TOLERANCE) {
                return false;
            }
        }
        for (int i = 0; i < one.parts().size(); i++) {
            if (!alike(one.parts().get(i), other.parts().get(i))) {
                return false;
            }
        }
        return true;
    }
}
