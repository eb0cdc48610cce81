package dev.pilothouse.engine.logic.expression;

import java.math.BigDecimal;
import java.util.List;

/// What an expression, or a part of it, is worth.
public sealed interface Value {

    /// A number of at most 34 digits.
    record Num(BigDecimal number) implements Value {}

    /// A text.
    record Text(String text) implements Value {}

    /// True or false.
    record Bool(boolean truth) implements Value {}

    /// A list.
    record Many(List<Value> values) implements Value {
        public Many {
            values = List.copyOf(values);
        }
    }

    /// What it is, for messages.
    default String kind() {
        return switch (this) {
            case Num _ -> "a number";
            case Text _ -> "a text";
            case Bool _ -> "true or false";
            case Many _ -> "a list";
        };
    }
}
