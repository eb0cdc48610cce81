package dev.pilothouse.engine.definition;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The valid word that somebody most likely meant: fewest edits (insert, delete, replace, swap of
/// neighbours), without regard to case.
///
/// **Thread:** any.
public final class NearestWord {
    /// Enough for people; keeps a hostile file with very many names from costing seconds.
    private static final int MOST_CANDIDATES = 2_000;

    private static final int LONGEST = 64;

    private NearestWord() {}

    /// The nearest of the candidates, the first among equals; empty if none is near.
    public static Optional<String> of(String word, Collection<String> candidates) {
        if (word.isBlank() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        int allowed = Math.clamp(wanted.length() / 3, 1, 3);
        @Nullable String best = null;
        int looked = 0;
        for (String candidate : candidates) {
            if (looked++ == MOST_CANDIDATES) {
                break;
            }
            int distance = distance(wanted, candidate, allowed);
            if (distance <= allowed) {
                best = candidate;
                allowed = distance - 1;
            }
        }
        return Optional.ofNullable(best);
    }

    /// The end of a sentence that names the nearest candidate; empty if none is near.
    public static String hint(String word, Collection<String> candidates) {
        return of(word, candidates).map("; did you mean '%s'?"::formatted).orElse("");
    }

    private static int distance(String wanted, String candidate, int allowed) {
        if (Math.abs(wanted.length() - candidate.length()) > allowed) {
            return allowed + 1;
        }
        return edits(wanted, candidate.toLowerCase(Locale.ROOT), allowed);
    }

    private static int edits(String from, String to, int allowed) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (swapped(from, i, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > allowed + 1) {
                return least;
            }
            int[] reused = beforeLast;
            beforeLast = last;
            last = row;
            row = reused;
        }
        return last[to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
