package dev.pilothouse.console.shell;

import static java.util.Objects.requireNonNull;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.TokenSheet;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

import java.util.ArrayList;
import java.util.List;

/// How scenes look: one of two themes, switched while they are shown.
///
/// **Thread:** FX.
public final class Appearance {

    private final List<Scene> scenes = new ArrayList<>();
    private final ObjectProperty<Theme> theme;

    /// An appearance that begins with a theme.
    public Appearance(Theme first) {
        theme = new SimpleObjectProperty<>(first);
        theme.subscribe(_ -> scenes.forEach(this::apply));
    }

    /// Has a scene look like this from now on.
    public void dress(Scene scene) {
        scene.getStylesheets()
                .addAll(
                        TokenSheet.stylesheet(),
                        requireNonNull(Appearance.class.getResource("workbench.css"))
                                .toExternalForm());
        scenes.add(scene);
        apply(scene);
    }

    /// The theme that the desktop prefers.
    public static Theme preferred() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.LIGHT
                ? Theme.LIGHT
                : Theme.DARK;
    }

    /// The theme.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The action that goes over to the other theme.
    static Action switching(Appearance appearance) {
        return Action.always("look.theme", "Theme", "fth-sun", "", appearance::toggle);
    }

    /// Goes over to the other theme.
    public void toggle() {
        theme.set(theme.get() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    private void apply(Scene scene) {
        Theme now = theme.get();
        Application.setUserAgentStylesheet(
                switch (now) {
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                });
        List<String> classes = scene.getRoot().getStyleClass();
        for (Theme each : Theme.values()) {
            classes.remove(each.styleClass());
        }
        classes.add(now.styleClass());
    }
}
