package dev.pilothouse.console.shell.dock;

import javafx.scene.Node;

import java.util.Map;
import java.util.function.Supplier;

/// Something that the window can show: it is opened, moved, tabbed, floated and closed, and has an
/// action of its own in menus and palette. This is all a room has to say of itself; its name is the
/// text `view.<id>`.
///
/// @param id stable: layouts are stored with it
/// @param icon the name of its icon
/// @param factory makes it, once per window, when it is first shown
/// @param places where it lies in the perspectives that have it from the beginning
public record View(
        String id, String icon, Supplier<? extends Node> factory, Map<Perspective, Place> places) {

    public View {
        places = Map.copyOf(places);
    }

    /// A view that lies at the same place in every perspective.
    public static View everywhere(
            String id, String icon, Place place, Supplier<? extends Node> factory) {
        return new View(
                id,
                icon,
                factory,
                Map.of(
                        Perspective.RUN, place,
                        Perspective.DEBUG, place,
                        Perspective.HISTORY, place));
    }

    /// The key of its name.
    public String titleKey() {
        return "view." + id;
    }

    /// Where it goes when it is opened in a perspective that does not have it from the beginning:
    /// where another perspective has it.
    public Place placeIn(Perspective perspective) {
        Place place = places.get(perspective);
        return place != null ? place : places.values().stream().findFirst().orElse(Place.BOTTOM);
    }
}
