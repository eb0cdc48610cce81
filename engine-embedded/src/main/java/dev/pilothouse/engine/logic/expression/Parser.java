package dev.pilothouse.engine.logic.expression;

import dev.pilothouse.engine.logic.expression.Lexer.Kind;
import dev.pilothouse.engine.logic.expression.Lexer.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the words of an expression by precedence: `||`, `&&`, equality, order, sum, product,
/// prefix, call.
final class Parser {

    private static final int DEEPEST = 100;
    private static final List<Set<String>> LEVELS =
            List.of(
                    Set.of("||"),
                    Set.of("&&"),
                    Set.of("==", "===", "!=", "!=="),
                    Set.of("<", "<=", ">", ">="),
                    Set.of("+", "-"),
                    Set.of("*", "/", "%"));

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Node parse(String source) {
        Parser parser = new Parser(Lexer.tokens(source));
        Node whole = parser.infix(0);
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected("an operator or the end");
        }
        return whole;
    }

    private Node infix(int level) {
        if (level == LEVELS.size()) {
            return prefix();
        }
        Node left = infix(level + 1);
        while (peek().kind() == Kind.SIGN && LEVELS.get(level).contains(peek().text())) {
            Token operator = take();
            left = new Node.Infix(operator.text(), left, infix(level + 1), operator.column());
        }
        return left;
    }

    private Node prefix() {
        if (!isSign("!") && !isSign("-")) {
            return called(primary());
        }
        Token operator = take();
        enter(operator);
        Node operand = prefix();
        depth--;
        return new Node.Prefix(operator.text().charAt(0), operand, operator.column());
    }

    private Node called(Node target) {
        Node value = target;
        while (isSign(".")) {
            take();
            if (peek().kind() != Kind.NAME) {
                throw unexpected("the name of a method");
            }
            Token method = take();
            List<Node> arguments = List.of();
            if (isSign("(")) {
                arguments = list("(", ")");
            } else if (!method.text().equals("length")) {
                throw unexpected("'('");
            }
            value = new Node.Call(value, method.text(), arguments, method.column());
        }
        return value;
    }

    private Node primary() {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> new Node.Literal(Numbers.read(take().text(), token.column()), at());
            case TEXT -> new Node.Filled(take().pieces(), true, token.column());
            case PARAMETER -> new Node.Filled(take().pieces(), false, token.column());
            case NAME -> word(take());
            case SIGN -> {
                if (isSign("[")) {
                    yield new Node.Items(list("[", "]"), token.column());
                }
                if (isSign("(")) {
                    enter(take());
                    Node inner = infix(0);
                    expect(")");
                    depth--;
                    yield inner;
                }
                throw unexpected("a value");
            }
            case END -> throw unexpected("a value");
        };
    }

    private static Node word(Token word) {
        return switch (word.text()) {
            case "true" -> new Node.Literal(new Value.Bool(true), word.column());
            case "false" -> new Node.Literal(new Value.Bool(false), word.column());
            default ->
                    throw new ExpressionException(
                            "Expected a value, but nobody knows the name '%s'; write ${%s} for a parameter or \"%s\" for a text"
                                    .formatted(word.text(), word.text(), word.text()),
                            word.column());
        };
    }

    private List<Node> list(String open, String close) {
        enter(expect(open));
        List<Node> items = new ArrayList<>();
        while (!isSign(close)) {
            if (!items.isEmpty()) {
                expect(",");
            }
            items.add(infix(0));
        }
        expect(close);
        depth--;
        return items;
    }

    private void enter(Token token) {
        if (++depth > DEEPEST) {
            throw new ExpressionException(
                    "Expected at most %d levels of brackets and prefixes".formatted(DEEPEST),
                    token.column());
        }
    }

    private Token expect(String sign) {
        if (!isSign(sign)) {
            throw unexpected("'" + sign + "'");
        }
        return take();
    }

    private boolean isSign(String sign) {
        return peek().kind() == Kind.SIGN && peek().text().equals(sign);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at++);
    }

    private int at() {
        return tokens.get(at - 1).column();
    }

    private ExpressionException unexpected(String expected) {
        Token found = peek();
        String what = found.kind() == Kind.END ? found.text() : "'" + found.text() + "'";
        return new ExpressionException(
                "Expected %s, but found %s".formatted(expected, what), found.column());
    }
}
