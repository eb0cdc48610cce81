package dev.pilothouse.graphview;

import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.TokenSheet;
import dev.pilothouse.graphview.picture.Pictures;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Puts a control on a stage in a theme, and keeps pictures of it.
public final class Stages {
    private Stages() {}

    /// Shows a control; the size must stay within the headless screen's 1000 x 1000.
    public static void show(Stage stage, Node control, Theme theme, double width, double height) {
        StackPane root = new StackPane(control);
        root.getStyleClass().add(theme.styleClass());
        Scene scene = new Scene(root, width, height);
        scene.getStylesheets().add(TokenSheet.stylesheet());
        stage.setScene(scene);
        stage.show();
    }

    /// Switches the theme of a scene as the console does: by the style class of its root.
    public static void switchTo(Scene scene, Theme theme) {
        var classes = scene.getRoot().getStyleClass();
        for (Theme each : Theme.values()) {
            classes.remove(each.styleClass());
        }
        classes.add(theme.styleClass());
    }

    /// Writes `target/screens/<name>-<theme>.png`.
    public static Path keep(Scene scene, String name, Theme theme) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screens"));
        Path file = folder.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        Pictures.write(scene, file);
        return file;
    }
}
