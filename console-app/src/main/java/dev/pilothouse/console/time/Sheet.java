package dev.pilothouse.console.time;

import dev.pilothouse.graphview.canvas.CanvasInk;
import dev.pilothouse.graphview.canvas.Lettering;
import dev.pilothouse.graphview.paint.Ink;

import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

/// Something that is drawn on a canvas, once per pulse at most, in the colours of its scene.
/// Whoever holds it gives it its size.
///
/// **Thread:** FX.
final class Sheet extends Region {

    private final Canvas canvas = new Canvas();
    private final Colours colours;
    private final Lettering lettering;
    private final Drawing drawing;
    private final InvalidationListener onTheme = _ -> redraw();

    /// What is drawn.
    @FunctionalInterface
    interface Drawing {

        /// Draws it all anew.
        void draw(Ink ink, double width, double height);
    }

    Sheet(Colours colours, Lettering lettering, Drawing drawing) {
        this.colours = colours;
        this.lettering = lettering;
        this.drawing = drawing;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(canvas);
        sceneProperty().subscribe(this::moved);
    }

    /// The window's own font.
    static Lettering lettering() {
        return new Lettering(Font.getDefault().getFamily());
    }

    private void moved(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.getRoot().getStyleClass().removeListener(onTheme);
        }
        if (now != null) {
            now.getRoot().getStyleClass().addListener(onTheme);
        }
    }

    /// Has it drawn anew with the next pulse.
    void redraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            CanvasInk ink =
                    new CanvasInk(canvas.getGraphicsContext2D(), colours.of(getScene()), lettering);
            ink.begin(1, 0, 0);
            drawing.draw(ink, getWidth(), getHeight());
        }
    }
}
