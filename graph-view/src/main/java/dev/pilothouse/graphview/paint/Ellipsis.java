package dev.pilothouse.graphview.paint;

import java.util.function.ToDoubleFunction;

/// Shortens texts to a width.
public final class Ellipsis {
    private static final String MARK = "…";

    private Ellipsis() {}

    /// The text if it fits, else as much of its beginning as fits with an ellipsis.
    public static String fit(String text, double width, ToDoubleFunction<String> measure) {
        if (measure.applyAsDouble(text) <= width) {
            return text;
        }
        int fits = 0;
        int fails = text.length();
        while (fails - fits > 1) {
            int middle = (fits + fails) / 2;
            if (measure.applyAsDouble(cut(text, middle)) <= width) {
                fits = middle;
            } else {
                fails = middle;
            }
        }
        return cut(text, fits);
    }

    private static String cut(String text, int length) {
        boolean halved = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, halved ? length - 1 : length).stripTrailing() + MARK;
    }
}
