package dev.pilothouse.graphview.paint;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.layout.Route;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.model.GraphEdge;
import dev.pilothouse.graphview.model.Link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Draws the edges that are in sight, one path per pen.
final class EdgePainter {
    private static final double THINNEST_ON_SCREEN = 0.7;
    private static final double LABEL_PADDING = 4;
    private static final double LABEL_HEIGHT = 16;
    private static final double WIDEST_LABEL = 90;

    private EdgePainter() {}

    static void paint(Ink ink, Drawing drawing, Box visible, double zoom) {
        Map<EdgeLook, List<Route>> inSight = inSight(drawing, visible);
        inSight.forEach(
                (look, routes) ->
                        ink.curves(routes, look.pen().atLeast(THINNEST_ON_SCREEN / zoom)));
    }

    private static Map<EdgeLook, List<Route>> inSight(Drawing drawing, Box visible) {
        Map<EdgeLook, List<Route>> inSight = new EnumMap<>(EdgeLook.class);
        List<Link> links = drawing.laidOut().structure().links();
        for (int i = 0; i < links.size(); i++) {
            Route route = drawing.laidOut().routes().get(i);
            if (route.bounds().overlaps(visible)) {
                EdgeLook look = look(drawing, i, links.get(i));
                inSight.computeIfAbsent(look, _ -> new ArrayList<>()).add(route);
            }
        }
        return inSight;
    }

    private static EdgeLook look(Drawing drawing, int edge, Link link) {
        var nodes = drawing.model().nodes();
        return EdgeLook.of(
                drawing.model().edges().get(edge),
                nodes.get(link.from()),
                nodes.get(link.to()),
                drawing);
    }

    /// Writes the values on the edges, each on a patch of the surface so that the line does not
    /// strike it through.
    static void label(Ink ink, Drawing drawing, Box visible) {
        List<GraphEdge> edges = drawing.model().edges();
        for (int i = 0; i < edges.size(); i++) {
            Route route = drawing.laidOut().routes().get(i);
            if (!edges.get(i).label().isEmpty()
                    && route.bounds().grown(LABEL_HEIGHT).overlaps(visible)) {
                label(ink, edges.get(i).label(), route);
            }
        }
    }

    private static void label(Ink ink, String label, Route route) {
        Point start = route.start();
        Point end = route.points().get(3);
        double width = Math.min(ink.width(label, Face.DETAIL), WIDEST_LABEL);
        double left = (start.x() + end.x() - width) / 2;
        double middle = (start.y() + end.y()) / 2;
        Box patch =
                new Box(
                        left - LABEL_PADDING,
                        middle - LABEL_HEIGHT / 2,
                        width + 2 * LABEL_PADDING,
                        LABEL_HEIGHT);
        ink.fill(patch, LABEL_PADDING, Token.SURFACE);
        Point at = new Point(left, middle + LABEL_HEIGHT / 4);
        ink.text(label, at, width + 1, Face.DETAIL, Token.MUTED);
    }
}
