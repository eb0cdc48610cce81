package dev.pilothouse.engine.logic.expression;

/// How much one evaluation may do and hold, so that it ends within 100 ms and 10 MB whatever the
/// expression and its values are.
///
/// **Thread:** the one that evaluates; lives for one evaluation.
final class Budget {

    private static final long MOST_STEPS = 20_000_000;
    private static final long MOST_CHARACTERS = 1_000_000;

    private long steps;
    private long characters;

    /// Before doing something that looks at so many characters.
    void spend(long looks, int column) {
        steps += looks + 1;
        if (steps > MOST_STEPS) {
            throw new ExpressionException("Expected less to compare", column);
        }
    }

    /// Before making a text of so many characters.
    void hold(long length, int column) {
        characters += length;
        if (characters > MOST_CHARACTERS) {
            throw new ExpressionException(
                    "Expected texts of at most %d characters together".formatted(MOST_CHARACTERS),
                    column);
        }
    }
}
