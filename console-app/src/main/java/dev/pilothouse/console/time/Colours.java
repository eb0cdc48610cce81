package dev.pilothouse.console.time;

import dev.pilothouse.graphview.canvas.Palette;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.TokenSheet;

import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The colours of the theme that a scene has.
///
/// **Thread:** FX.
final class Colours {

    private final TokenSheet sheet = TokenSheet.shipped();
    private final Map<Theme, Palette> palettes = new EnumMap<>(Theme.class);

    Palette of(@Nullable Scene scene) {
        return palettes.computeIfAbsent(theme(scene), theme -> Palette.of(sheet, theme));
    }

    private static Theme theme(@Nullable Scene scene) {
        List<String> classes = scene == null ? List.of() : scene.getRoot().getStyleClass();
        for (Theme theme : Theme.values()) {
            if (classes.contains(theme.styleClass())) {
                return theme;
            }
        }
        return Theme.DARK;
    }
}
