package dev.pilothouse.engine.logic.expression;

/// An expression that cannot be read or has no value.
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int column;

    /// `message` says what was expected; `column` is where in the expression, from 1.
    public ExpressionException(String message, int column) {
        super(message);
        this.column = column;
    }

    /// Where in the expression, from 1.
    public int column() {
        return column;
    }

    /// The message with the expression and the place in it.
    public String in(String expression) {
        String shown = expression.length() > 200 ? expression.substring(0, 200) + "…" : expression;
        return "%s, at character %d of the expression: %s".formatted(getMessage(), column, shown);
    }
}
