package dev.pilothouse.engine.logic.expression;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// What operators and methods do with values. A text that writes a number is compared with numbers
/// as one, because parameters travel as text.
final class Operations {

    private final Budget budget;

    Operations(Budget budget) {
        this.budget = budget;
    }

    Value infix(String operator, Value left, Value right, int column) {
        return switch (operator) {
            case "==", "===" -> new Value.Bool(equal(left, right, column));
            case "!=", "!==" -> new Value.Bool(!equal(left, right, column));
            case "<" -> new Value.Bool(order(left, right, column) < 0);
            case "<=" -> new Value.Bool(order(left, right, column) <= 0);
            case ">" -> new Value.Bool(order(left, right, column) > 0);
            case ">=" -> new Value.Bool(order(left, right, column) >= 0);
            case "+" -> sum(left, right, column);
            default -> arithmetic(operator, left, right, column);
        };
    }

    Value negative(Value value, int column) {
        return new Value.Num(number(value, column).negate());
    }

    Value call(Value target, String method, List<Value> arguments, int column) {
        int wanted = method.equals("length") ? 0 : 1;
        if (arguments.size() != wanted) {
            throw new ExpressionException(
                    "Expected %s to have %d value(s) in its brackets".formatted(method, wanted),
                    column);
        }
        return switch (method) {
            case "length" -> new Value.Num(BigDecimal.valueOf(length(target, column)));
            case "includes" -> new Value.Bool(includes(target, arguments.getFirst(), column));
            case "startsWith" ->
                    new Value.Bool(
                            text(target, column).startsWith(text(arguments.getFirst(), column)));
            case "endsWith" ->
                    new Value.Bool(
                            text(target, column).endsWith(text(arguments.getFirst(), column)));
            default ->
                    throw new ExpressionException(
                            "Expected includes, startsWith, endsWith or length, but found '%s'"
                                    .formatted(method),
                            column);
        };
    }

    /// A value as part of a text.
    static String text(Value value) {
        return switch (value) {
            case Value.Num num -> num.number().toPlainString();
            case Value.Text text -> text.text();
            case Value.Bool bool -> String.valueOf(bool.truth());
            case Value.Many many ->
                    many.values().stream().map(Operations::text).collect(Collectors.joining(","));
        };
    }

    private boolean equal(Value left, Value right, int column) {
        budget.spend(1, column);
        if (left instanceof Value.Many one && right instanceof Value.Many other) {
            return one.values().size() == other.values().size() && allEqual(one, other, column);
        }
        if (left instanceof Value.Many || right instanceof Value.Many) {
            return false;
        }
        if (left instanceof Value.Num || right instanceof Value.Num) {
            BigDecimal one = numberOrNull(left);
            BigDecimal other = numberOrNull(right);
            return one != null && other != null && one.compareTo(other) == 0;
        }
        String one = text(left);
        budget.spend(one.length(), column);
        return one.equals(text(right));
    }

    private boolean allEqual(Value.Many one, Value.Many other, int column) {
        for (int i = 0; i < one.values().size(); i++) {
            if (!equal(one.values().get(i), other.values().get(i), column)) {
                return false;
            }
        }
        return true;
    }

    private int order(Value left, Value right, int column) {
        if (left instanceof Value.Text one && right instanceof Value.Text other) {
            budget.spend(one.text().length(), column);
            BigDecimal first = numberOrNull(left);
            BigDecimal second = numberOrNull(right);
            return first != null && second != null
                    ? first.compareTo(second)
                    : one.text().compareTo(other.text());
        }
        return number(left, column).compareTo(number(right, column));
    }

    private Value sum(Value left, Value right, int column) {
        if (left instanceof Value.Num one && right instanceof Value.Num other) {
            return new Value.Num(one.number().add(other.number(), Numbers.PRECISION));
        }
        if (left instanceof Value.Text || right instanceof Value.Text) {
            String one = text(left);
            String other = text(right);
            budget.hold((long) one.length() + other.length(), column);
            return new Value.Text(one + other);
        }
        return new Value.Num(number(left, column).add(number(right, column), Numbers.PRECISION));
    }

    private static Value arithmetic(String operator, Value left, Value right, int column) {
        BigDecimal one = number(left, column);
        BigDecimal other = number(right, column);
        try {
            BigDecimal result =
                    switch (operator) {
                        case "-" -> one.subtract(other, Numbers.PRECISION);
                        case "*" -> one.multiply(other, Numbers.PRECISION);
                        case "/" -> one.divide(other, Numbers.PRECISION);
                        case "%" -> one.remainder(other, Numbers.PRECISION);
                        default -> throw new IllegalStateException("unknown operator " + operator);
                    };
            if (Math.abs((long) result.scale()) > 2_000) {
                throw new ExpressionException("Expected a number of reasonable size", column);
            }
            return new Value.Num(result);
        } catch (ArithmeticException _) {
            throw new ExpressionException(
                    "Expected a number, but '%s' has no result here".formatted(operator), column);
        }
    }

    private static int length(Value value, int column) {
        return value instanceof Value.Many many
                ? many.values().size()
                : text(value, column).length();
    }

    private boolean includes(Value target, Value wanted, int column) {
        if (target instanceof Value.Many many) {
            for (Value value : many.values()) {
                if (equal(value, wanted, column)) {
                    return true;
                }
            }
            return false;
        }
        String whole = text(target, column);
        String part = text(wanted);
        budget.spend((long) whole.length() * Math.max(1, part.length()), column);
        return whole.contains(part);
    }

    private static String text(Value value, int column) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        throw new ExpressionException("Expected a text, but this is " + value.kind(), column);
    }

    private static BigDecimal number(Value value, int column) {
        BigDecimal number = numberOrNull(value);
        if (number == null) {
            throw new ExpressionException("Expected a number, but this is " + value.kind(), column);
        }
        return number;
    }

    private static @Nullable BigDecimal numberOrNull(Value value) {
        return switch (value) {
            case Value.Num num -> num.number();
            case Value.Text text -> Numbers.readOrNull(text.text());
            case Value.Bool _, Value.Many _ -> null;
        };
    }
}
