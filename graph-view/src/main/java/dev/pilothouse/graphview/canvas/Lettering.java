package dev.pilothouse.graphview.canvas;

import dev.pilothouse.graphview.paint.Ellipsis;
import dev.pilothouse.graphview.paint.Face;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fonts of one family, and how wide texts are in them; remembers what it measured.
///
/// **Thread:** one at a time.
public final class Lettering {
    private static final int REMEMBERED = 8_192;

    private final String family;
    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);
    private final Text ruler = new Text();
    private final Map<Line, String> fitted = new Remembered();

    /// The fonts of a family; an unknown family gives the system's.
    public Lettering(String family) {
        this.family = family;
        for (Face face : Face.values()) {
            FontWeight weight = face.bold() ? FontWeight.BOLD : FontWeight.NORMAL;
            fonts.put(face, Font.font(family, weight, face.size()));
        }
    }

    /// The name of the family asked for.
    public String family() {
        return family;
    }

    Font font(Face face) {
        return fonts.getOrDefault(face, Font.getDefault());
    }

    double width(String text, Face face) {
        ruler.setFont(font(face));
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    String fit(String text, double width, Face face) {
        return fitted.computeIfAbsent(
                new Line(text, width, face),
                _ -> Ellipsis.fit(text, width, each -> width(each, face)));
    }

    private record Line(String text, double width, Face face) {}

    /// Forgets what was not asked for longest.
    private static final class Remembered extends LinkedHashMap<Line, String> {
        private static final long serialVersionUID = 1;

        Remembered() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Line, String> eldest) {
            return size() > REMEMBERED;
        }
    }
}
