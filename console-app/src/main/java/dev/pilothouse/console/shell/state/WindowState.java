package dev.pilothouse.console.shell.state;

import dev.pilothouse.console.shell.dock.DockLayout;
import dev.pilothouse.console.shell.dock.Perspective;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Everything that the window remembers.
///
/// @param version of this form; a file of a newer one is not read
/// @param perspective the one that is shown
/// @param layouts those perspectives that a person has changed
/// @param looks how it looks and speaks
/// @param bounds where the window was; null before it was closed for the first time
/// @param keys the key map, and the actions whose keys differ from it
/// @param quiet when runs do not announce themselves
/// @param recent the ids of the actions that were chosen last in the palette, newest first
public record WindowState(
        int version,
        Perspective perspective,
        Map<Perspective, DockLayout> layouts,
        Looks looks,
        @Nullable Bounds bounds,
        Keys keys,
        Quiet quiet,
        List<String> recent) {

    /// The form that this program writes.
    public static final int VERSION = 1;

    /// What a window begins with.
    public static final WindowState FRESH =
            new WindowState(
                    VERSION,
                    Perspective.RUN,
                    Map.of(),
                    Looks.FRESH,
                    null,
                    new Keys("intellij", Map.of()),
                    Quiet.NEVER,
                    List.of());

    public WindowState {
        layouts = Map.copyOf(layouts);
        recent = List.copyOf(recent);
    }

    /// Where a window was.
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}

    /// Which keys do what.
    ///
    /// @param preset the name of the key map
    /// @param own per action, the keys it has instead, as JavaFX spells them
    public record Keys(String preset, Map<String, List<String>> own) {
        public Keys {
            own = Map.copyOf(own);
        }
    }

    /// The same with another layout of a perspective; null for the one from the beginning.
    public WindowState with(Perspective changed, @Nullable DockLayout layout) {
        Map<Perspective, DockLayout> others = new EnumMap<>(Perspective.class);
        others.putAll(layouts);
        if (layout == null) {
            others.remove(changed);
        } else {
            others.put(changed, layout);
        }
        return new WindowState(version, perspective, others, looks, bounds, keys, quiet, recent);
    }

    /// The same in another perspective.
    public WindowState in(Perspective other) {
        return new WindowState(version, other, layouts, looks, bounds, keys, quiet, recent);
    }

    /// The same with other looks.
    public WindowState looking(Looks other) {
        return new WindowState(version, perspective, layouts, other, bounds, keys, quiet, recent);
    }

    /// The same somewhere else on the screen.
    public WindowState at(Bounds other) {
        return new WindowState(version, perspective, layouts, looks, other, keys, quiet, recent);
    }

    /// The same with other keys.
    public WindowState keyed(Keys other) {
        return new WindowState(version, perspective, layouts, looks, bounds, other, quiet, recent);
    }

    /// The same with another quiet time.
    public WindowState quietened(Quiet other) {
        return new WindowState(version, perspective, layouts, looks, bounds, keys, other, recent);
    }

    /// The same after other actions were chosen.
    public WindowState remembering(List<String> other) {
        return new WindowState(version, perspective, layouts, looks, bounds, keys, quiet, other);
    }
}
