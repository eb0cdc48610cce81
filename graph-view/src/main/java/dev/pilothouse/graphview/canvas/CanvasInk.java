package dev.pilothouse.graphview.canvas;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.layout.Route;
import dev.pilothouse.graphview.look.Glyph;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.paint.Dash;
import dev.pilothouse.graphview.paint.Face;
import dev.pilothouse.graphview.paint.Ink;
import dev.pilothouse.graphview.paint.Pen;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

import java.util.List;
import java.util.function.Supplier;

/// Draws on a JavaFX canvas.
///
/// **Thread:** FX once the canvas is in a scene.
public final class CanvasInk implements Ink {
    private final GraphicsContext context;
    private final Palette palette;
    private final Lettering lettering;

    /// An ink for one drawing on a canvas, in the coordinates the context is set to.
    public CanvasInk(GraphicsContext context, Palette palette, Lettering lettering) {
        this.context = context;
        this.palette = palette;
        this.lettering = lettering;
    }

    /// Wipes the canvas and sets its coordinates: a point of the graph appears at `zoom` times
    /// itself plus `x`, `y`.
    public void begin(double zoom, double x, double y) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.setGlobalAlpha(1);
        context.clearRect(0, 0, context.getCanvas().getWidth(), context.getCanvas().getHeight());
        context.setTransform(zoom, 0, 0, zoom, x, y);
        context.setLineJoin(StrokeLineJoin.ROUND);
    }

    @Override
    public void fill(Box box, double radius, Token colour) {
        context.setFill(palette.colour(colour));
        if (radius == 0) {
            context.fillRect(box.x(), box.y(), box.width(), box.height());
        } else {
            double arc = 2 * radius;
            context.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
        }
    }

    @Override
    public void tab(Box box, double radius, Token colour) {
        context.setFill(palette.colour(colour));
        context.beginPath();
        context.moveTo(box.x() + radius, box.y());
        context.lineTo(box.right(), box.y());
        context.lineTo(box.right(), box.bottom());
        context.lineTo(box.x() + radius, box.bottom());
        context.arcTo(box.x(), box.bottom(), box.x(), box.bottom() - radius, radius);
        context.lineTo(box.x(), box.y() + radius);
        context.arcTo(box.x(), box.y(), box.x() + radius, box.y(), radius);
        context.closePath();
        context.fill();
    }

    @Override
    public void outline(Box box, double radius, Pen pen) {
        take(pen);
        double arc = 2 * radius;
        context.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
    }

    @Override
    public void disc(Point centre, double radius, Token colour) {
        context.setFill(palette.colour(colour));
        context.fillOval(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void curves(List<Route> routes, Pen pen) {
        take(pen);
        context.beginPath();
        for (Route route : routes) {
            trace(route.points());
        }
        context.stroke();
    }

    private void trace(List<Point> points) {
        context.moveTo(points.getFirst().x(), points.getFirst().y());
        for (int i = 1; i < points.size(); i += 3) {
            Point one = points.get(i);
            Point two = points.get(i + 1);
            Point end = points.get(i + 2);
            context.bezierCurveTo(one.x(), one.y(), two.x(), two.y(), end.x(), end.y());
        }
    }

    @Override
    public void glyph(Glyph glyph, Point corner, double size, Token colour) {
        context.save();
        context.translate(corner.x(), corner.y());
        context.scale(size / Glyph.SIZE, size / Glyph.SIZE);
        if (!glyph.filled().isEmpty()) {
            context.setFill(palette.colour(colour));
            context.beginPath();
            context.appendSVGPath(glyph.filled());
            context.fill();
        }
        if (!glyph.stroked().isEmpty()) {
            take(Pen.solid(colour, Glyph.LINE));
            context.setLineCap(StrokeLineCap.ROUND);
            context.beginPath();
            context.appendSVGPath(glyph.stroked());
            context.stroke();
        }
        context.restore();
    }

    @Override
    public void text(String text, Point at, double width, Face face, Token colour) {
        context.setFont(lettering.font(face));
        context.setFill(palette.colour(colour));
        context.fillText(lettering.fit(text, width, face), at.x(), at.y());
    }

    @Override
    public double width(String text, Face face) {
        return lettering.width(text, face);
    }

    @Override
    public void opacity(double opacity) {
        context.setGlobalAlpha(opacity);
    }

    /// Does nothing: a canvas holds no words.
    @Override
    public void open(Supplier<String> description) {}

    /// Does nothing: a canvas holds no words.
    @Override
    public void close() {}

    private void take(Pen pen) {
        context.setStroke(palette.colour(pen.colour()));
        context.setLineWidth(pen.width());
        context.setLineCap(pen.dash().round() ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        Dash dash = pen.dash();
        if (dash == Dash.SOLID) {
            context.setLineDashes();
        } else {
            context.setLineDashes(dash.stroke(), dash.gap());
        }
    }
}
