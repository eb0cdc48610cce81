package dev.pilothouse.graphview.svg;

import dev.pilothouse.graphview.layout.Box;
import dev.pilothouse.graphview.layout.Point;
import dev.pilothouse.graphview.look.Theme;
import dev.pilothouse.graphview.look.TokenSheet;
import dev.pilothouse.graphview.paint.Picture;

/// A picture of a graph as self-contained SVG: text stays text, every node says in words what it
/// is.
///
/// **Thread:** any; JavaFX is not started.
public final class GraphSvg {
    private static final String FONTS =
            "Inter, 'Segoe UI', system-ui, 'DejaVu Sans', Helvetica, Arial, sans-serif";

    private final TokenSheet sheet;

    /// Draws with the colours of a sheet.
    public GraphSvg(TokenSheet sheet) {
        this.sheet = sheet;
    }

    /// The SVG document of a picture.
    public String write(Picture picture, Theme theme) {
        SvgInk frame = new SvgInk(token -> sheet.hex(theme, token));
        picture.paintFrame(frame);
        SvgInk graph = new SvgInk(token -> sheet.hex(theme, token));
        picture.paintGraph(graph);
        Box bounds = picture.bounds();
        Point origin = picture.graphOrigin();
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" role="img" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" font-family="%3$s">
        <title>%4$s</title>
        <desc>%5$s</desc>
        %6$s<g transform="translate(%7$d %8$d)">
        %9$s</g>
        </svg>
        """
                .formatted(
                        Math.round(Math.ceil(bounds.width())),
                        Math.round(Math.ceil(bounds.height())),
                        FONTS,
                        SvgInk.escaped(picture.title()),
                        SvgInk.escaped(picture.note()),
                        frame.elements(),
                        Math.round(origin.x()),
                        Math.round(origin.y()),
                        graph.elements());
    }
}
