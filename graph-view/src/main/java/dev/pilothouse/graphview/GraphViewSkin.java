package dev.pilothouse.graphview;

import dev.pilothouse.graphview.canvas.CanvasInk;
import dev.pilothouse.graphview.canvas.Lettering;
import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.model.GraphModel;
import dev.pilothouse.graphview.paint.Drawing;
import dev.pilothouse.graphview.paint.GraphPainter;

import javafx.scene.canvas.Canvas;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

/// Draws a [GraphView] on one canvas, once per pulse at most: every change only asks for a new
/// layout pass of the canvas's own pane, and drawing is what that pass does.
final class GraphViewSkin extends SkinBase<GraphView> {
    private final Easel easel = new Easel();
    private final GraphKeys keys;
    private final GraphGestures gestures;
    private final Lettering lettering = new Lettering(Font.getDefault().getFamily());
    private @Nullable Drawing shown;

    GraphViewSkin(GraphView view) {
        super(view);
        keys = new GraphKeys(view);
        gestures = new GraphGestures(view);
        getChildren().add(easel);
        registerChangeListener(view.modelProperty(), _ -> easel.requestLayout());
        registerChangeListener(view.laidOutProperty(), _ -> easel.requestLayout());
        registerChangeListener(view.selectedProperty(), _ -> easel.requestLayout());
        registerChangeListener(view.highlightedProperty(), _ -> easel.requestLayout());
        registerChangeListener(view.cameraProperty(), _ -> easel.requestLayout());
        registerChangeListener(view.paletteProperty(), _ -> easel.requestLayout());
    }

    @Override
    public void dispose() {
        keys.uninstall();
        gestures.uninstall();
        super.dispose();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        easel.resizeRelocate(0, 0, getSkinnable().getWidth(), getSkinnable().getHeight());
    }

    private void paint(Canvas canvas) {
        GraphView view = getSkinnable();
        CanvasInk ink =
                new CanvasInk(
                        canvas.getGraphicsContext2D(), view.paletteProperty().get(), lettering);
        Camera camera = view.cameraProperty().get();
        ink.begin(camera.zoom(), camera.x(), camera.y());
        Drawing drawing = drawing(view);
        if (drawing != null) {
            GraphPainter.paint(
                    ink,
                    drawing,
                    camera.visible(canvas.getWidth(), canvas.getHeight()),
                    camera.zoom());
        }
    }

    /// The model on its layout; while the layout of a new structure is under way, what was shown
    /// before.
    private @Nullable Drawing drawing(GraphView view) {
        LaidOutGraph laidOut = view.laidOutProperty().get();
        GraphModel model = view.modelProperty().get();
        if (laidOut != null && laidOut.structure().equals(model.structure())) {
            shown =
                    new Drawing(
                            model,
                            laidOut,
                            view.selectedProperty().get(),
                            view.highlightedProperty().get());
        }
        return shown;
    }

    /// Holds the canvas; unmanaged, so that asking it for a layout pass disturbs nothing around it.
    private final class Easel extends Region {
        private final Canvas canvas = new Canvas();

        Easel() {
            setManaged(false);
            setMouseTransparent(true);
            getChildren().add(canvas);
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            if (getWidth() > 0 && getHeight() > 0) {
                paint(canvas);
            }
        }
    }
}
