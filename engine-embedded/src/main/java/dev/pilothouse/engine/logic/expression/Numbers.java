package dev.pilothouse.engine.logic.expression;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers of bounded size: 34 digits, and no exponents that would fill the memory when written
/// out.
final class Numbers {

    static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int LONGEST = 100;
    private static final int LARGEST_SCALE = 1_000;

    private Numbers() {}

    static Value.Num read(String text, int column) {
        BigDecimal number = readOrNull(text);
        if (number == null) {
            throw new ExpressionException(
                    "Expected a number of at most %d characters".formatted(LONGEST), column);
        }
        return new Value.Num(number);
    }

    /// The number that a text writes; null if it writes none, or one of unreasonable size.
    static @Nullable BigDecimal readOrNull(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(digits, PRECISION);
            return Math.abs((long) number.scale()) > LARGEST_SCALE ? null : number;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
