package dev.pilothouse.connectors.sql;

import java.util.ArrayList;
import java.util.List;

/// Several SQL statements in one text, cut where a semicolon ends one: not in quotes, comments or
/// dollar quotes.
///
/// @param statements each as its pieces, in order
record SqlScript(List<List<Piece>> statements) {

    /// What a piece of a statement is, which decides what a placeholder in it means.
    enum Kind {
        /// Keywords, names, operators.
        CODE,
        /// `'text'`, with its quotes.
        LITERAL,
        /// `"name"`, a comment or `$$text$$`: left as it is.
        OPAQUE
    }

    /// A piece of a statement.
    record Piece(Kind kind, String text) {}

    static SqlScript parse(String text) {
        return new Reader(text).read();
    }

    private static final class Reader {
        private final String text;
        private final List<List<Piece>> statements = new ArrayList<>();
        private List<Piece> pieces = new ArrayList<>();
        private int start;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private SqlScript read() {
            while (at < text.length()) {
                switch (text.charAt(at)) {
                    case '\'' -> take(Kind.LITERAL, endOfLiteral());
                    case '"' -> take(Kind.OPAQUE, endOfQuoted('"', at + 1));
                    case '-' -> takeIf("--", this::endOfLine);
                    case '/' -> takeIf("/*", this::endOfComment);
                    case '$' -> takeDollarQuote();
                    case ';' -> endStatement();
                    default -> at++;
                }
            }
            endStatement();
            return new SqlScript(statements);
        }

        private void take(Kind kind, int end) {
            takeCode();
            pieces.add(new Piece(kind, text.substring(at, end)));
            at = end;
            start = end;
        }

        private void takeIf(String opening, End end) {
            if (text.startsWith(opening, at)) {
                take(Kind.OPAQUE, end.find());
            } else {
                at++;
            }
        }

        private void takeCode() {
            if (at > start) {
                pieces.add(new Piece(Kind.CODE, text.substring(start, at)));
            }
        }

        private void endStatement() {
            takeCode();
            boolean empty =
                    pieces.stream()
                            .allMatch(
                                    piece ->
                                            piece.text().isBlank()
                                                    || piece.text().startsWith("--")
                                                    || piece.text().startsWith("/*"));
            if (!empty) {
                statements.add(List.copyOf(pieces));
            }
            pieces = new ArrayList<>();
            at++;
            start = Math.min(at, text.length());
        }

        private int endOfLiteral() {
            boolean escapes =
                    at > 0
                            && "eE".indexOf(text.charAt(at - 1)) >= 0
                            && (at < 2 || !Character.isJavaIdentifierPart(text.charAt(at - 2)));
            int end = at + 1;
            while (escapes && end < text.length() && text.charAt(end) != '\'') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return endOfQuoted('\'', Math.min(end, text.length()));
        }

        private int endOfQuoted(char quote, int from) {
            int end = text.indexOf(quote, from);
            while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote) {
                end = text.indexOf(quote, end + 2);
            }
            if (end < 0) {
                throw new IllegalArgumentException(
                        "Expected the quote %s to be closed, but the SQL ends before; it opens at character %d."
                                .formatted(quote, at + 1));
            }
            return end + 1;
        }

        private int endOfLine() {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }

        private int endOfComment() {
            int depth = 0;
            int end = at;
            do {
                if (text.startsWith("/*", end)) {
                    depth++;
                    end += 2;
                } else if (text.startsWith("*/", end)) {
                    depth--;
                    end += 2;
                } else {
                    end++;
                }
            } while (depth > 0 && end < text.length());
            return Math.min(end, text.length());
        }

        private void takeDollarQuote() {
            int end = at + 1;
            while (end < text.length()
                    && Character.isJavaIdentifierPart(text.charAt(end))
                    && text.charAt(end) != '$') {
                end++;
            }
            boolean insideName = at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
            boolean tag =
                    end < text.length()
                            && text.charAt(end) == '$'
                            && !Character.isDigit(text.charAt(at + 1));
            if (insideName || !tag) {
                at++;
                return;
            }
            String quote = text.substring(at, end + 1);
            int closing = text.indexOf(quote, end + 1);
            take(Kind.OPAQUE, closing < 0 ? text.length() : closing + quote.length());
        }

        private interface End {
            int find();
        }
    }
}
