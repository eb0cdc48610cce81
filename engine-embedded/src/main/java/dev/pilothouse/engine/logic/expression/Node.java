package dev.pilothouse.engine.logic.expression;

import java.util.List;

/// A part of an expression that was read; `column` says where it stood, from 1.
sealed interface Node {

    int column();

    record Literal(Value value, int column) implements Node {}

    /// A text with `${name}` in it, or `${name}` alone where `quoted` is false.
    record Filled(List<Piece> pieces, boolean quoted, int column) implements Node {}

    /// A piece of a text: the name of a parameter, or what is written.
    record Piece(String text, boolean parameter, int column) {}

    record Items(List<Node> items, int column) implements Node {}

    record Prefix(char operator, Node operand, int column) implements Node {}

    record Infix(String operator, Node left, Node right, int column) implements Node {}

    record Call(Node target, String method, List<Node> arguments, int column) implements Node {}
}
