package dev.pilothouse.engine.parameter;

import java.math.BigInteger;

/// Reads `+ - * /`, parentheses and signs with normal precedence, exactly (a recursive-descent
/// parser).
///
/// Division is exact until the end, where the caller cuts the result to a whole number: `10/3` is
/// 3, `1/24` of a day is 60 minutes.
final class Arithmetic {

    private static final String SYMBOLS = "+-*/() \t";

    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text;
    }

    /// True if the character can stand in an arithmetic text.
    static boolean isPart(char c) {
        return isDigit(c) || SYMBOLS.indexOf(c) >= 0;
    }

    /// The value of the text.
    ///
    /// **Failure:** [ArithmeticException] whose message continues "… but".
    static Fraction valueOf(String text) {
        Arithmetic parser = new Arithmetic(text);
        Fraction value = parser.sum();
        if (parser.at < text.length()) {
            throw parser.unexpected("the end");
        }
        return value;
    }

    private Fraction sum() {
        Fraction value = product();
        while (true) {
            if (skip('+')) {
                value = value.plus(product());
            } else if (skip('-')) {
                value = value.plus(product().negated());
            } else {
                return value;
            }
        }
    }

    private Fraction product() {
        Fraction value = signed();
        while (true) {
            if (skip('*')) {
                value = value.times(signed());
            } else if (skip('/')) {
                value = value.dividedBy(signed());
            } else {
                return value;
            }
        }
    }

    private Fraction signed() {
        boolean negative = false;
        while (true) {
            if (skip('-')) {
                negative = !negative;
            } else if (!skip('+')) {
                Fraction value = operand();
                return negative ? value.negated() : value;
            }
        }
    }

    private Fraction operand() {
        if (!skip('(')) {
            return number();
        }
        Fraction value = sum();
        if (!skip(')')) {
            throw unexpected("a closing parenthesis");
        }
        return value;
    }

    private Fraction number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw unexpected("a number");
        }
        Fraction value = Fraction.of(new BigInteger(text.substring(start, at)));
        skipBlanks();
        return value;
    }

    private boolean skip(char symbol) {
        skipBlanks();
        if (at == text.length() || text.charAt(at) != symbol) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ArithmeticException unexpected(String expected) {
        String found = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
        return new ArithmeticException(
                "\"" + text + "\" has " + found + " where " + expected + " should be");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
