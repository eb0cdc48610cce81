package dev.pilothouse.installers.icon;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Locale;

/// The outline of a shape in the words of SVG.
///
/// @param shape what has the outline
record PathText(Shape shape) {

    private static final int COORDINATES = 6;
    private static final int OF_A_LINE = 2;
    private static final int OF_A_QUADRATIC_CURVE = 4;
    private static final int OF_A_CUBIC_CURVE = 6;

    String text() {
        StringBuilder text = new StringBuilder();
        double[] points = new double[COORDINATES];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(points);
            text.append("MLQCZ".charAt(kind));
            for (int i = 0; i < count(kind); i++) {
                text.append(i == 0 ? "" : " ");
                text.append(String.format(Locale.ROOT, "%.2f", points[i]));
            }
        }
        return text.toString();
    }

    private static int count(int kind) {
        return switch (kind) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> OF_A_LINE;
            case PathIterator.SEG_QUADTO -> OF_A_QUADRATIC_CURVE;
            case PathIterator.SEG_CUBICTO -> OF_A_CUBIC_CURVE;
            default -> 0;
        };
    }
}
