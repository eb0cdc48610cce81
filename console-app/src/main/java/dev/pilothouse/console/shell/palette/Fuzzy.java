package dev.pilothouse.console.shell.palette;

import java.util.Locale;

/// How well a text answers to what somebody typed: all letters in order, better at the beginnings
/// of words and side by side.
///
/// **Thread:** any; pure.
final class Fuzzy {

    private static final int NO_MATCH = -1;
    private static final int BEGINNING_OF_WORD = 8;
    private static final int SIDE_BY_SIDE = 5;
    private static final int LETTER = 1;

    private final String wanted;

    Fuzzy(String typed) {
        wanted = typed.strip().toLowerCase(Locale.ROOT);
    }

    /// The points of a text; negative if it does not match at all.
    int points(String text) {
        String offered = text.toLowerCase(Locale.ROOT);
        int whole = offered.indexOf(wanted);
        if (whole >= 0) {
            int first = startsWord(offered, whole) ? BEGINNING_OF_WORD : 0;
            return wanted.length() * (SIDE_BY_SIDE + LETTER) + first + (whole == 0 ? 1 : 0);
        }
        return initials(offered).startsWith(wanted)
                ? wanted.length() * (BEGINNING_OF_WORD / 2 + LETTER)
                : scattered(offered);
    }

    private static String initials(String offered) {
        StringBuilder initials = new StringBuilder();
        for (int i = 0; i < offered.length(); i++) {
            if (Character.isLetterOrDigit(offered.charAt(i)) && startsWord(offered, i)) {
                initials.append(offered.charAt(i));
            }
        }
        return initials.toString();
    }

    private int scattered(String offered) {
        int points = 0;
        int next = 0;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (Character.isWhitespace(letter)) {
                continue;
            }
            int at = offered.indexOf(letter, next);
            if (at < 0) {
                return NO_MATCH;
            }
            points += LETTER;
            points += startsWord(offered, at) ? BEGINNING_OF_WORD / 2 : 0;
            points += i > 0 && at == next ? SIDE_BY_SIDE / 2 : 0;
            next = at + 1;
        }
        return points;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
