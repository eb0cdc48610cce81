package dev.pilothouse.console.shell.dock;

import dev.pilothouse.console.shell.dock.Tile.Axis;
import dev.pilothouse.console.shell.dock.Tile.Split;
import dev.pilothouse.console.shell.dock.Tile.Tabs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays views out: a perspective as it is from the beginning, and a layout with one view more.
///
/// **Thread:** any; pure.
final class Arrangement {

    private final Views views;
    private final Perspective perspective;

    Arrangement(Views views, Perspective perspective) {
        this.views = views;
        this.perspective = perspective;
    }

    /// The perspective as it is from the beginning.
    DockLayout first() {
        Optional<Tile> left = column(Place.LEFT, Place.LEFT_BELOW);
        Optional<Tile> centre = column(Place.CENTRE, Place.CENTRE_BELOW);
        Optional<Tile> right = column(Place.RIGHT, Place.RIGHT_BELOW);
        List<Tile> row = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        add(left, Place.LEFT.share(), row, shares);
        add(centre, Place.CENTRE.share(), row, shares);
        add(right, Place.RIGHT.share(), row, shares);
        List<Tile> rows = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        double upper = 1 - Place.BOTTOM.share() - Place.STRIP.share();
        add(Tile.beside(Axis.ROW, row, shares), upper, rows, heights);
        add(tabs(Place.STRIP), Place.STRIP.share(), rows, heights);
        add(tabs(Place.BOTTOM), Place.BOTTOM.share(), rows, heights);
        return new DockLayout(Tile.beside(Axis.COLUMN, rows, heights).orElse(null), List.of());
    }

    private Optional<Tile> column(Place above, Place below) {
        List<Tile> parts = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        add(tabs(above), 1 - below.share(), parts, shares);
        add(tabs(below), below.share(), parts, shares);
        return Tile.beside(Axis.COLUMN, parts, shares);
    }

    private Optional<Tile> tabs(Place place) {
        List<String> there =
                views.all().stream()
                        .filter(view -> view.places().get(perspective) == place)
                        .map(View::id)
                        .toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(Tabs.of(there));
    }

    private static void add(
            Optional<Tile> part, double share, List<Tile> parts, List<Double> shares) {
        if (part.isPresent()) {
            parts.add(part.get());
            shares.add(share);
        }
    }

    /// A tile with one view more, in front: beside the views that have the same place by default,
    /// or at an edge if there are none.
    Tile with(String id, Place place, @Nullable Tile tile) {
        if (tile == null) {
            return Tabs.of(List.of(id));
        }
        List<String> neighbours =
                views.all().stream()
                        .filter(view -> view.placeIn(perspective) == place)
                        .map(View::id)
                        .toList();
        return joined(id, neighbours, tile).orElseGet(() -> atEdge(id, place, tile));
    }

    /// What is docked in a layout, and the strips that it lacks: they are never hidden.
    Optional<Tile> withStrips(DockLayout layout) {
        Tile tile = layout.root();
        for (View view : views.all()) {
            boolean strip = view.places().get(perspective) == Place.STRIP;
            if (strip && !layout.views().contains(view.id())) {
                tile = with(view.id(), Place.STRIP, tile);
            }
        }
        return Optional.ofNullable(tile);
    }

    private static Optional<Tile> joined(String id, List<String> neighbours, Tile tile) {
        return switch (tile) {
            case Tabs tabs when tabs.views().stream().anyMatch(neighbours::contains) -> {
                List<String> more = new ArrayList<>(tabs.views());
                more.add(id);
                yield Optional.of(new Tabs(more, id));
            }
            case Tabs _ -> Optional.empty();
            case Split split -> joined(id, neighbours, split);
        };
    }

    private static Optional<Tile> joined(String id, List<String> neighbours, Split split) {
        for (int i = 0; i < split.parts().size(); i++) {
            Optional<Tile> joined = joined(id, neighbours, split.parts().get(i));
            if (joined.isPresent()) {
                List<Tile> parts = new ArrayList<>(split.parts());
                parts.set(i, joined.get());
                return Optional.of(new Split(split.axis(), parts, split.dividers()));
            }
        }
        return Optional.empty();
    }

    private static Tile atEdge(String id, Place place, Tile tile) {
        Tile alone = Tabs.of(List.of(id));
        return switch (place) {
            case LEFT, LEFT_BELOW -> new Split(Axis.ROW, List.of(alone, tile), List.of(0.2));
            case RIGHT, RIGHT_BELOW -> new Split(Axis.ROW, List.of(tile, alone), List.of(0.76));
            case CENTRE -> new Split(Axis.COLUMN, List.of(alone, tile), List.of(0.6));
            case CENTRE_BELOW, BOTTOM ->
                    new Split(Axis.COLUMN, List.of(tile, alone), List.of(0.74));
            case STRIP ->
                    new Split(Axis.COLUMN, List.of(tile, alone), List.of(1 - Place.STRIP.share()));
        };
    }
}
