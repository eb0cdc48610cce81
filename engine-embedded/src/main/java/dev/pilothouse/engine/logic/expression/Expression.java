package dev.pilothouse.engine.logic.expression;

import dev.pilothouse.engine.parameter.ResolvedParameter;
import dev.pilothouse.engine.parameter.ResolvedParameters;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/// A condition of a SWITCH task: `${n} > 1 && "${day}" == "monday"`.
///
/// **Contract:** a parameter's value is a value and never becomes code, whatever it holds; an
/// evaluation ends within 100 ms and 10 MB.
///
/// **Thread:** any; immutable. **Failure:** [ExpressionException].
public final class Expression {

    private static final int LONGEST = 10_000;

    private final Node root;

    private Expression(Node root) {
        this.root = root;
    }

    /// Reads an expression.
    public static Expression of(String source) {
        if (source.length() > LONGEST) {
            throw new ExpressionException(
                    "Expected an expression of at most %d characters".formatted(LONGEST), 1);
        }
        return new Expression(Parser.parse(source));
    }

    /// True or false, with the parameters that the task sees.
    public boolean isTrue(ResolvedParameters parameters) {
        Evaluation evaluation =
                new Evaluation(
                        name ->
                                Optional.ofNullable(parameters.byName().get(name))
                                        .map(Expression::value));
        return Evaluation.truth(evaluation.of(root), root.column());
    }

    /// True or false, with texts for names; one that looks like a number or a truth is one, and
    /// null is for what there is not.
    public boolean holds(Function<String, @Nullable String> texts) {
        Evaluation evaluation =
                new Evaluation(
                        name -> Optional.ofNullable(texts.apply(name)).map(Expression::likely));
        return Evaluation.truth(evaluation.of(root), root.column());
    }

    private static Value likely(String text) {
        return number(text) instanceof Value.Num number ? number : bool(text);
    }

    private static Value value(ResolvedParameter parameter) {
        return switch (parameter.type()) {
            case INTEGER, LONG, FLOAT, DOUBLE -> number(parameter.value());
            case BOOLEAN -> bool(parameter.value());
            case VARCHAR, DATE, TIME, TIMESTAMP, LIST, FILE -> new Value.Text(parameter.value());
        };
    }

    private static Value number(String text) {
        BigDecimal number = Numbers.readOrNull(text);
        return number == null ? new Value.Text(text) : new Value.Num(number);
    }

    private static Value bool(String text) {
        String word = text.strip();
        return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")
                ? new Value.Bool(word.equalsIgnoreCase("true"))
                : new Value.Text(text);
    }
}
