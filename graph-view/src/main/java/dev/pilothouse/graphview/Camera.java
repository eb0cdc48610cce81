package dev.pilothouse.graphview;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;

/// Where the onlooker stands: immutable; a point of the graph appears at `zoom` times itself plus
/// `x`, `y`.
///
/// @param zoom how large a unit of the graph appears
/// @param x where the graph's origin appears, from the left edge of the view
/// @param y where the graph's origin appears, from the upper edge of the view
public record Camera(double zoom, double x, double y) {
    /// The farthest one can go away.
    public static final double FARTHEST = 0.004;

    /// The nearest one can come.
    public static final double NEAREST = 4;

    private static final double MARGIN = 24;

    /// Life size, the graph's origin a little off the corner.
    public static final Camera LIFE_SIZE = new Camera(1, MARGIN, MARGIN);

    public Camera {
        zoom = Math.clamp(zoom, FARTHEST, NEAREST);
    }

    /// Moved by a distance on the screen.
    public Camera pannedBy(double dx, double dy) {
        return new Camera(zoom, x + dx, y + dy);
    }

    /// At another zoom, with the graph's point below a point of the screen staying there.
    public Camera zoomedTo(double newZoom, Point pivot) {
        double clamped = Math.clamp(newZoom, FARTHEST, NEAREST);
        Point kept = toGraph(pivot.x(), pivot.y());
        return new Camera(clamped, pivot.x() - kept.x() * clamped, pivot.y() - kept.y() * clamped);
    }

    /// At the same zoom, with a point of the graph in the middle of a view.
    public Camera centredOn(Point point, double width, double height) {
        return new Camera(zoom, width / 2 - point.x() * zoom, height / 2 - point.y() * zoom);
    }

    /// Moved just as far as it takes to see a box in a view, at the same zoom.
    public Camera showing(Box box, double width, double height) {
        Box visible = visible(width, height).grown(-MARGIN / 2);
        double dx = into(box.x(), box.right(), visible.x(), visible.right());
        double dy = into(box.y(), box.bottom(), visible.y(), visible.bottom());
        return pannedBy(-dx * zoom, -dy * zoom);
    }

    private static double into(double start, double end, double from, double to) {
        return start < from ? start - from : Math.max(0, end - to);
    }

    /// As near as shows a whole box in a view, but not nearer than life size.
    public static Camera fitting(Box box, double width, double height) {
        double zoom = Math.min(1, Math.min(across(box, width), down(box, height)));
        return new Camera(zoom, 0, 0).centredOn(box.centre(), width, height);
    }

    /// As far as fills a view with a box, cutting off what is too long one way.
    public static Camera filling(Box box, double width, double height) {
        double zoom = Math.max(across(box, width), down(box, height));
        return new Camera(zoom, 0, 0).centredOn(box.centre(), width, height);
    }

    private static double across(Box box, double width) {
        return Math.max(0, width - 2 * MARGIN) / Math.max(1, box.width());
    }

    private static double down(Box box, double height) {
        return Math.max(0, height - 2 * MARGIN) / Math.max(1, box.height());
    }

    /// The point of the graph that appears at a point of the screen.
    public Point toGraph(double screenX, double screenY) {
        return new Point((screenX - x) / zoom, (screenY - y) / zoom);
    }

    /// Where a point of the graph appears.
    public Point toScreen(Point point) {
        return new Point(point.x() * zoom + x, point.y() * zoom + y);
    }

    /// The part of the graph that a view shows.
    public Box visible(double width, double height) {
        return new Box(-x / zoom, -y / zoom, width / zoom, height / zoom);
    }
}
