package dev.pilothouse.console.shell;

import static java.util.Objects.requireNonNull;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.pilothouse.console.shell.state.Looks.ThemeChoice;
import dev.pilothouse.console.shell.state.WindowState;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.TokenSheet;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.util.ArrayList;
import java.util.List;

/// How scenes look: one of the themes, switched while they are shown, and whether anything may move
/// by itself. What nobody has chosen follows the desktop.
///
/// **Thread:** FX.
public final class Appearance {

    private static final String CALM = "calm";

    private final List<Scene> scenes = new ArrayList<>();
    private final ObjectProperty<Theme> theme;
    private final BooleanProperty calm = new SimpleBooleanProperty();
    private boolean following;

    /// An appearance that begins with a theme.
    public Appearance(Theme first) {
        theme = new SimpleObjectProperty<>(first);
        theme.subscribe(_ -> scenes.forEach(this::apply));
        calm.subscribe(_ -> scenes.forEach(this::apply));
    }

    /// The appearance that was left, following the desktop where nothing was chosen.
    public static Appearance of(WindowState state) {
        Appearance appearance = new Appearance(preferred());
        Platform.Preferences desktop = Platform.getPreferences();
        appearance.choose(state.looks().theme());
        Boolean chosen = state.looks().calm();
        appearance.calm.set(chosen == null ? desktop.isReducedMotion() : chosen);
        desktop.colorSchemeProperty().subscribe(_ -> appearance.desktopChanged());
        return appearance;
    }

    private void desktopChanged() {
        if (following) {
            theme.set(preferred());
        }
    }

    /// Has a scene look like this from now on.
    public void dress(Scene scene) {
        scene.getStylesheets()
                .addAll(
                        TokenSheet.stylesheet(),
                        sheet("workbench.css"),
                        sheet("dock.css"),
                        sheet("overlay.css"));
        scenes.removeIf(old -> old.getWindow() == null);
        scenes.add(scene);
        apply(scene);
    }

    private static String sheet(String name) {
        return requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
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

    /// True if nothing may move by itself.
    public BooleanProperty calmProperty() {
        return calm;
    }

    /// Goes over to what a person chooses.
    public void choose(ThemeChoice choice) {
        following = choice == ThemeChoice.SYSTEM;
        theme.set(
                switch (choice) {
                    case SYSTEM -> preferred();
                    case LIGHT -> Theme.LIGHT;
                    case DARK -> Theme.DARK;
                    case CONTRAST -> Theme.CONTRAST;
                });
    }

    /// What comes after the theme that is shown.
    ThemeChoice next() {
        return switch (theme.get()) {
            case DARK -> ThemeChoice.LIGHT;
            case LIGHT -> ThemeChoice.CONTRAST;
            case CONTRAST -> ThemeChoice.DARK;
        };
    }

    private void apply(Scene scene) {
        Theme now = theme.get();
        Application.setUserAgentStylesheet(
                switch (now) {
                    case DARK, CONTRAST -> new PrimerDark().getUserAgentStylesheet();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                });
        style(scene.getRoot(), now);
    }

    /// Gives a root that takes the place of another one in its scene the same looks.
    void style(Parent root) {
        style(root, theme.get());
    }

    private void style(Parent root, Theme now) {
        List<String> classes = root.getStyleClass();
        for (Theme each : Theme.values()) {
            classes.remove(each.styleClass());
        }
        classes.remove(CALM);
        classes.add(now.styleClass());
        if (calm.get()) {
            classes.add(CALM);
        }
    }
}
