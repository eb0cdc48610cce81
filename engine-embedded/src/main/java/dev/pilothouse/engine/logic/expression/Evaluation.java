package dev.pilothouse.engine.logic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What an expression is worth where parameters have these values. Only what decides is looked at:
/// `false && …` never reads its right side.
///
/// **Thread:** the one that evaluates; lives for one evaluation.
final class Evaluation {

    private final Function<String, Optional<Value>> parameters;
    private final Budget budget = new Budget();
    private final Operations operations = new Operations(budget);

    Evaluation(Function<String, Optional<Value>> parameters) {
        this.parameters = parameters;
    }

    Value of(Node node) {
        budget.spend(1, node.column());
        return switch (node) {
            case Node.Literal literal -> literal.value();
            case Node.Filled filled -> filled(filled);
            case Node.Items items -> new Value.Many(all(items.items()));
            case Node.Prefix prefix ->
                    prefix.operator() == '!'
                            ? new Value.Bool(!truth(of(prefix.operand()), prefix.column()))
                            : operations.negative(of(prefix.operand()), prefix.column());
            case Node.Infix infix -> infix(infix);
            case Node.Call call ->
                    operations.call(
                            of(call.target()), call.method(), all(call.arguments()), call.column());
        };
    }

    /// A text of `true` or `false` counts as what it says: parameters travel as text.
    static boolean truth(Value value, int column) {
        return switch (value) {
            case Value.Bool bool -> bool.truth();
            case Value.Text text when text.text().equalsIgnoreCase("true") -> true;
            case Value.Text text when text.text().equalsIgnoreCase("false") -> false;
            case Value.Text _, Value.Num _, Value.Many _ ->
                    throw new ExpressionException(
                            "Expected true or false, but this is " + value.kind(), column);
        };
    }

    private Value infix(Node.Infix infix) {
        boolean and = infix.operator().equals("&&");
        if (!and && !infix.operator().equals("||")) {
            return operations.infix(
                    infix.operator(), of(infix.left()), of(infix.right()), infix.column());
        }
        boolean left = truth(of(infix.left()), infix.left().column());
        return new Value.Bool(
                left == and ? truth(of(infix.right()), infix.right().column()) : left);
    }

    private Value filled(Node.Filled filled) {
        if (!filled.quoted()) {
            return parameter(filled.pieces().getFirst());
        }
        StringBuilder text = new StringBuilder();
        for (Node.Piece piece : filled.pieces()) {
            String part = piece.parameter() ? Operations.text(parameter(piece)) : piece.text();
            budget.hold(part.length(), filled.column());
            text.append(part);
        }
        return new Value.Text(text.toString());
    }

    private Value parameter(Node.Piece piece) {
        return parameters
                .apply(piece.text())
                .orElseThrow(
                        () ->
                                new ExpressionException(
                                        "Expected a parameter, but nothing provides ${%s}"
                                                .formatted(piece.text()),
                                        piece.column()));
    }

    private List<Value> all(List<Node> nodes) {
        List<Value> values = new ArrayList<>(nodes.size());
        nodes.forEach(node -> values.add(of(node)));
        return values;
    }
}
