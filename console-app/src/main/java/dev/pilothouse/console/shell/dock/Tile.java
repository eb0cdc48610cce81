package dev.pilothouse.console.shell.dock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A part of the window: tabs, or several parts beside each other. As JSON it says what it is by
/// the fields it has.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Tile.Split.class), @JsonSubTypes.Type(Tile.Tabs.class)})
public sealed interface Tile {

    /// How parts lie beside each other.
    enum Axis {
        ROW,
        COLUMN
    }

    /// Parts beside each other.
    ///
    /// @param axis how they lie
    /// @param parts from left to right or from top to bottom
    /// @param dividers where each but the last one ends, between 0 and 1
    record Split(Axis axis, List<Tile> parts, List<Double> dividers) implements Tile {
        public Split {
            parts = List.copyOf(parts);
            dividers = List.copyOf(dividers);
        }
    }

    /// Views of which one is seen.
    ///
    /// @param views their ids, in order
    /// @param front the id of the one that is seen
    record Tabs(List<String> views, String front) implements Tile {
        public Tabs {
            views = List.copyOf(views);
        }

        /// Views of which the first is seen.
        public static Tabs of(List<String> views) {
            return new Tabs(views, views.getFirst());
        }
    }

    /// The ids of all views in it.
    default Stream<String> ids() {
        return switch (this) {
            case Split split -> split.parts().stream().flatMap(Tile::ids);
            case Tabs tabs -> tabs.views().stream();
        };
    }

    /// The same without some views, and without what is empty then; empty if nothing is left.
    default Optional<Tile> keeping(Predicate<String> kept) {
        return switch (this) {
            case Tabs tabs -> {
                List<String> left = tabs.views().stream().filter(kept).toList();
                yield left.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                left.contains(tabs.front())
                                        ? new Tabs(left, tabs.front())
                                        : Tabs.of(left));
            }
            case Split split -> keeping(split, kept);
        };
    }

    private static Optional<Tile> keeping(Split split, Predicate<String> kept) {
        List<Tile> parts = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        double start = 0;
        for (int i = 0; i < split.parts().size(); i++) {
            double end = i < split.dividers().size() ? split.dividers().get(i) : 1;
            Optional<Tile> part = split.parts().get(i).keeping(kept);
            if (part.isPresent()) {
                parts.add(part.get());
                shares.add(end - start);
            }
            start = end;
        }
        return beside(split.axis(), parts, shares);
    }

    /// Parts beside each other with their shares; one alone stands for itself.
    static Optional<Tile> beside(Axis axis, List<Tile> parts, List<Double> shares) {
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        double all = shares.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> dividers = new ArrayList<>();
        double end = 0;
        for (double share : shares.subList(0, shares.size() - 1)) {
            end += share / all;
            dividers.add(end);
        }
        return Optional.of(new Split(axis, parts, dividers));
    }
}
