package dev.pilothouse.graphview.svg;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.layout.Route;
import dev.pilothouse.graphview.look.Glyph;
import dev.pilothouse.graphview.look.Token;
import dev.pilothouse.graphview.paint.Dash;
import dev.pilothouse.graphview.paint.Ellipsis;
import dev.pilothouse.graphview.paint.Face;
import dev.pilothouse.graphview.paint.Ink;
import dev.pilothouse.graphview.paint.Pen;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Writes what is drawn as SVG elements; widths of texts are estimated, as no font is at hand.
final class SvgInk implements Ink {
    private static final double BOLD_EM = 0.62;
    private static final double PLAIN_EM = 0.54;

    private final StringBuilder out = new StringBuilder();
    private final Function<Token, String> colours;
    private double opacity = 1;

    SvgInk(Function<Token, String> colours) {
        this.colours = colours;
    }

    /// All elements so far.
    String elements() {
        return out.toString();
    }

    @Override
    public void fill(Box box, double radius, Token colour) {
        element(
                "<rect%s rx=\"%s\" fill=\"%s\""
                        .formatted(at(box), number(radius), colours.apply(colour)));
    }

    @Override
    public void tab(Box box, double radius, Token colour) {
        String r = number(radius);
        String path =
                "M%s %sh%sv%sh%sa%s %s 0 0 1 -%s -%sv%sa%s %s 0 0 1 %s -%sz"
                        .formatted(
                                number(box.x() + radius),
                                number(box.y()),
                                number(box.width() - radius),
                                number(box.height()),
                                number(radius - box.width()),
                                r,
                                r,
                                r,
                                r,
                                number(2 * radius - box.height()),
                                r,
                                r,
                                r,
                                r);
        element("<path d=\"%s\" fill=\"%s\"".formatted(path, colours.apply(colour)));
    }

    @Override
    public void outline(Box box, double radius, Pen pen) {
        element(
                "<rect%s rx=\"%s\" fill=\"none\"%s"
                        .formatted(at(box), number(radius), stroke(pen)));
    }

    @Override
    public void disc(Point centre, double radius, Token colour) {
        element(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\""
                        .formatted(
                                number(centre.x()),
                                number(centre.y()),
                                number(radius),
                                colours.apply(colour)));
    }

    @Override
    public void curves(List<Route> routes, Pen pen) {
        String path = routes.stream().map(SvgInk::path).collect(Collectors.joining());
        element("<path d=\"%s\" fill=\"none\"%s".formatted(path, stroke(pen)));
    }

    private static String path(Route route) {
        StringBuilder path = new StringBuilder("M").append(pair(route.start()));
        for (int i = 1; i < route.points().size(); i++) {
            path.append(i % 3 == 1 ? "C" : " ").append(pair(route.points().get(i)));
        }
        return path.toString();
    }

    @Override
    public void glyph(Glyph glyph, Point corner, double size, Token colour) {
        String place =
                " transform=\"translate(%s) scale(%s)\""
                        .formatted(pair(corner), number(size / Glyph.SIZE));
        if (!glyph.filled().isEmpty()) {
            element(
                    "<path d=\"%s\" fill=\"%s\"%s"
                            .formatted(glyph.filled(), colours.apply(colour), place));
        }
        if (!glyph.stroked().isEmpty()) {
            element(
                    ("<path d=\"%s\" fill=\"none\" stroke-linecap=\"round\""
                         + " stroke-linejoin=\"round\" stroke=\"%s\" stroke-width=\"%s\"%s")
                            .formatted(
                                    glyph.stroked(),
                                    colours.apply(colour),
                                    number(Glyph.LINE),
                                    place));
        }
    }

    @Override
    public void text(String text, Point at, double width, Face face, Token colour) {
        String shown = Ellipsis.fit(text, width, each -> width(each, face));
        String opening =
                "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s fill=\"%s\"%s>"
                        .formatted(
                                number(at.x()),
                                number(at.y()),
                                number(face.size()),
                                face.bold() ? " font-weight=\"600\"" : "",
                                colours.apply(colour),
                                faded());
        out.append(opening).append(escaped(shown)).append("</text>\n");
    }

    @Override
    public double width(String text, Face face) {
        int characters = text.codePointCount(0, text.length());
        return characters * face.size() * (face.bold() ? BOLD_EM : PLAIN_EM);
    }

    @Override
    public void opacity(double value) {
        opacity = value;
    }

    @Override
    public void open(Supplier<String> description) {
        out.append("<g><title>").append(escaped(description.get())).append("</title>\n");
    }

    @Override
    public void close() {
        out.append("</g>\n");
    }

    /// A text as XML character data; what XML cannot hold becomes a replacement character.
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> safe.append("&amp;");
                                case '<' -> safe.append("&lt;");
                                case '>' -> safe.append("&gt;");
                                case '"' -> safe.append("&quot;");
                                default -> safe.appendCodePoint(allowed(c) ? c : '\uFFFD');
                            }
                        });
        return safe.toString();
    }

    private static boolean allowed(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean halfPair = c >= 0xD800 && c <= 0xDFFF;
        return !control && !halfPair && c != 0xFFFE && c != 0xFFFF;
    }

    private void element(String opening) {
        out.append(opening).append(faded()).append("/>\n");
    }

    private String faded() {
        return opacity == 1 ? "" : " opacity=\"" + number(opacity) + "\"";
    }

    private String stroke(Pen pen) {
        return " stroke=\"%s\" stroke-width=\"%s\"%s%s"
                .formatted(
                        colours.apply(pen.colour()),
                        number(pen.width()),
                        dashes(pen.dash()),
                        pen.dash().round() ? " stroke-linecap=\"round\"" : "");
    }

    private static String dashes(Dash dash) {
        return dash == Dash.SOLID
                ? ""
                : " stroke-dasharray=\"%s %s\""
                        .formatted(number(dash.stroke()), number(dash.gap()));
    }

    private static String at(Box box) {
        return " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                .formatted(
                        number(box.x()),
                        number(box.y()),
                        number(box.width()),
                        number(box.height()));
    }

    private static String pair(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%s", rounded);
    }
}
