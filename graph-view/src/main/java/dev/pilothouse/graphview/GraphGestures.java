package dev.pilothouse.graphview;

import dev.pilothouse.graphview.layout.LaidOutGraph;
import dev.pilothouse.graphview.layout.Point;

import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

import java.util.Optional;
import java.util.function.Consumer;

/// What the mouse does in a [GraphView]: click selects, double click opens, drag and wheel pan,
/// Ctrl and wheel zoom.
final class GraphGestures {
    private static final double STILL = 4;

    /// How far left of a node its gutter reaches, at life size.
    private static final double GUTTER = 17;

    private static final double ZOOM_PER_UNIT = 1.002;

    private final GraphView view;
    private final EventHandler<MouseEvent> pressed = this::pressed;
    private final EventHandler<MouseEvent> dragged = this::dragged;
    private final EventHandler<MouseEvent> moved = this::moved;
    private final EventHandler<MouseEvent> clicked = this::clicked;
    private final EventHandler<ScrollEvent> scrolled = this::scrolled;
    private final EventHandler<ZoomEvent> pinched = this::pinched;
    private Point grip = new Point(0, 0);
    private Camera before = Camera.LIFE_SIZE;
    private boolean panning;

    GraphGestures(GraphView view) {
        this.view = view;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, moved);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, clicked);
        view.addEventHandler(ScrollEvent.SCROLL, scrolled);
        view.addEventHandler(ZoomEvent.ZOOM, pinched);
    }

    void uninstall() {
        view.removeEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
        view.removeEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
        view.removeEventHandler(MouseEvent.MOUSE_MOVED, moved);
        view.removeEventHandler(MouseEvent.MOUSE_CLICKED, clicked);
        view.removeEventHandler(ScrollEvent.SCROLL, scrolled);
        view.removeEventHandler(ZoomEvent.ZOOM, pinched);
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        grip = new Point(event.getX(), event.getY());
        before = view.cameraProperty().get();
        panning = false;
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - grip.x();
        double dy = event.getY() - grip.y();
        panning |= Math.hypot(dx, dy) > STILL;
        if (panning) {
            view.moveTo(before.pannedBy(dx, dy));
        }
    }

    private void clicked(MouseEvent event) {
        if (panning || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<String> gutter = gutterAt(event.getX(), event.getY());
        Consumer<String> onGutter = view.onGutterActionProperty().get();
        if (gutter.isPresent() && onGutter != null) {
            onGutter.accept(gutter.get());
            return;
        }
        Optional<String> id = nodeAt(event.getX(), event.getY());
        view.selectedProperty().set(id.orElse(null));
        if (event.getClickCount() == 2) {
            id.ifPresent(view::act);
        }
    }

    private Optional<String> nodeAt(double x, double y) {
        LaidOutGraph graph = view.laidOutProperty().get();
        if (graph == null) {
            return Optional.empty();
        }
        Point point = view.cameraProperty().get().toGraph(x, y);
        return graph.nodeAt(point.x(), point.y()).stream()
                .mapToObj(graph.structure().ids()::get)
                .findFirst();
    }

    /// The node that a point lies closely left of.
    private Optional<String> gutterAt(double x, double y) {
        double reach = GUTTER * view.cameraProperty().get().zoom();
        return nodeAt(x, y).isPresent() ? Optional.empty() : nodeAt(x + reach, y);
    }

    private void moved(MouseEvent event) {
        boolean gutter =
                view.onGutterActionProperty().get() != null
                        && gutterAt(event.getX(), event.getY()).isPresent();
        view.setCursor(gutter ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void scrolled(ScrollEvent event) {
        Camera camera = view.cameraProperty().get();
        if (event.isControlDown()) {
            double factor = Math.pow(ZOOM_PER_UNIT, event.getDeltaY());
            view.zoomTo(camera.zoom() * factor, new Point(event.getX(), event.getY()));
        } else {
            view.moveTo(camera.pannedBy(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        double zoom = view.cameraProperty().get().zoom() * event.getZoomFactor();
        view.zoomTo(zoom, new Point(event.getX(), event.getY()));
        event.consume();
    }
}
