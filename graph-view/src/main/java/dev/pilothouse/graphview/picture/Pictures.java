package dev.pilothouse.graphview.picture;

import dev.pilothouse.graphview.canvas.CanvasInk;
import dev.pilothouse.graphview.canvas.Lettering;
import dev.pilothouse.graphview.canvas.Palette;
import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.paint.Picture;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pictures as PNG files.
///
/// **Thread:** FX for all methods; a toolkit must have been started, the headless one will do.
/// **Failure:** a file that cannot be written throws what the file system says.
public final class Pictures {
    private static final double LONGEST_SIDE = 8_000;
    private static final double MOST_PIXELS = 24_000_000;

    private Pictures() {}

    /// Writes what a scene shows.
    public static void write(Scene scene, Path file) throws IOException {
        write(scene.snapshot(null), file);
    }

    /// Writes what a node shows.
    public static void write(Node node, Path file) throws IOException {
        write(node.snapshot(new SnapshotParameters(), null), file);
    }

    /// Writes an image.
    public static void write(Image image, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Png.write(image, out);
        }
    }

    /// Writes the picture of a graph.
    ///
    /// @param scale pixels per unit, reduced if the picture would become larger than can be drawn
    public static void write(Picture picture, Palette palette, double scale, Path file)
            throws IOException {
        write(draw(picture, palette, scale), file);
    }

    /// Draws the picture of a graph.
    ///
    /// @param scale pixels per unit, reduced if the picture would become larger than can be drawn
    public static WritableImage draw(Picture picture, Palette palette, double scale) {
        Box bounds = picture.bounds();
        double fitting = Math.min(scale, largestScale(bounds));
        Canvas canvas =
                new Canvas(
                        Math.ceil(bounds.width() * fitting), Math.ceil(bounds.height() * fitting));
        Lettering lettering = new Lettering(Font.getDefault().getFamily());
        CanvasInk ink = new CanvasInk(canvas.getGraphicsContext2D(), palette, lettering);
        ink.begin(fitting, 0, 0);
        picture.paintFrame(ink);
        Point origin = picture.graphOrigin();
        canvas.getGraphicsContext2D().translate(origin.x(), origin.y());
        picture.paintGraph(ink);
        return canvas.snapshot(new SnapshotParameters(), null);
    }

    private static double largestScale(Box bounds) {
        double bySide = LONGEST_SIDE / Math.max(bounds.width(), bounds.height());
        double byArea = Math.sqrt(MOST_PIXELS / (bounds.width() * bounds.height()));
        return Math.min(bySide, byArea);
    }
}
