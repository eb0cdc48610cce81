package dev.pilothouse.graphview.layout;

import java.util.ArrayList;
import java.util.List;

/// The way of an edge: a start, then cubic curves of three points each (two controls and an end).
///
/// @param points the start and the curves' points; their number is one more than a multiple of
///   three
/// @param bounds what all of them lie in
public record Route(List<Point> points, Box bounds) {

    public Route {
        points = List.copyOf(points);
        if (points.size() < 4 || points.size() % 3 != 1) {
            throw new IllegalArgumentException(
                    "Expected a start and three points per curve, but got "
                            + points.size()
                            + " points");
        }
    }

    /// Rounds a bent line off: every curve leaves and arrives level, as edges of a left-to-right
    /// graph should.
    public static Route smooth(List<Point> bends) {
        List<Point> points = new ArrayList<>();
        points.add(bends.getFirst());
        for (int i = 1; i < bends.size(); i++) {
            Point from = bends.get(i - 1);
            Point to = bends.get(i);
            double middle = (from.x() + to.x()) / 2;
            points.add(new Point(middle, from.y()));
            points.add(new Point(middle, to.y()));
            points.add(to);
        }
        return new Route(points, around(bends));
    }

    private static Box around(List<Point> points) {
        double left = points.stream().mapToDouble(Point::x).min().orElseThrow();
        double top = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double right = points.stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom = points.stream().mapToDouble(Point::y).max().orElseThrow();
        return new Box(left, top, right - left, bottom - top);
    }

    /// Where the edge leaves its node.
    public Point start() {
        return points.getFirst();
    }

    /// Where the edge arrives.
    public Point end() {
        return points.getLast();
    }
}
