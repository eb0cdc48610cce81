package dev.pilothouse.engine.logic.expression;

import dev.pilothouse.engine.logic.expression.Node.Piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts an expression into its words.
final class Lexer {

    enum Kind {
        NUMBER,
        TEXT,
        PARAMETER,
        NAME,
        SIGN,
        END
    }

    /// A word: `text` as written, `pieces` of a text, `column` from 1.
    record Token(Kind kind, String text, List<Piece> pieces, int column) {}

    private static final Set<String> SIGNS_OF_THREE = Set.of("===", "!==");
    private static final Set<String> SIGNS_OF_TWO = Set.of("==", "!=", "<=", ">=", "&&", "||");
    private static final String SIGNS = "<>!+-*/%()[],.";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        Lexer lexer = new Lexer(source);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "the end", List.of(), source.length() + 1));
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at < source.length();
    }

    private void next() {
        char first = source.charAt(at);
        if (first == '"' || first == '\'') {
            text(first);
        } else if (source.startsWith("${", at)) {
            int start = at;
            Piece piece = parameter();
            add(Kind.PARAMETER, start, List.of(piece));
        } else if (isDigit(first)) {
            number();
        } else if (isNameStart(first)) {
            int start = at;
            while (at < source.length() && isNamePart(source.charAt(at))) {
                at++;
            }
            add(Kind.NAME, start, List.of());
        } else {
            sign(first);
        }
    }

    private void text(char quote) {
        int start = at++;
        List<Piece> pieces = new ArrayList<>();
        StringBuilder written = new StringBuilder();
        while (at < source.length() && source.charAt(at) != quote) {
            if (source.startsWith("${", at) && source.indexOf('}', at) > 0) {
                pieces.add(new Piece(written.toString(), false, at + 1));
                written.setLength(0);
                pieces.add(parameter());
            } else {
                written.append(character());
            }
        }
        if (at >= source.length()) {
            throw new ExpressionException("Expected the text to end with " + quote, start + 1);
        }
        at++;
        pieces.add(new Piece(written.toString(), false, start + 1));
        add(Kind.TEXT, start, pieces);
    }

    private char character() {
        char c = source.charAt(at++);
        if (c != '\\' || at >= source.length()) {
            return c;
        }
        char escaped = source.charAt(at++);
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\', '"', '\'', '$' -> escaped;
            default ->
                    throw new ExpressionException(
                            "Expected one of \\n \\t \\\\ \\\" \\' \\$, but found \\" + escaped,
                            at - 1);
        };
    }

    private Piece parameter() {
        int start = at;
        int end = source.indexOf('}', at);
        String name = end < 0 ? "" : source.substring(at + 2, end).strip();
        if (name.isEmpty() || name.contains("${")) {
            throw new ExpressionException("Expected a name in ${…}", start + 1);
        }
        at = end + 1;
        return new Piece(name, true, start + 1);
    }

    private void number() {
        int start = at;
        while (at < source.length() && (isDigit(source.charAt(at)) || isPoint())) {
            at++;
        }
        add(Kind.NUMBER, start, List.of());
    }

    private boolean isPoint() {
        return source.charAt(at) == '.'
                && at + 1 < source.length()
                && isDigit(source.charAt(at + 1));
    }

    private void sign(char first) {
        int start = at;
        if (SIGNS_OF_THREE.contains(ahead(3))) {
            at += 3;
        } else if (SIGNS_OF_TWO.contains(ahead(2))) {
            at += 2;
        } else if (SIGNS.indexOf(first) >= 0) {
            at++;
        } else {
            throw new ExpressionException(
                    "Expected an operator, a value or ${name}, but found '%s'".formatted(first),
                    start + 1);
        }
        add(Kind.SIGN, start, List.of());
    }

    private String ahead(int length) {
        return source.substring(at, Math.min(source.length(), at + length));
    }

    private void add(Kind kind, int start, List<Piece> pieces) {
        tokens.add(new Token(kind, source.substring(start, at), pieces, start + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
