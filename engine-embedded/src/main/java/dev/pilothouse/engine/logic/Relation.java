package dev.pilothouse.engine.logic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// How the parts of a group count together.
public enum Relation {
    /// All must succeed; one failure is enough to fail.
    AND,
    /// One success is enough; all must fail to fail.
    OR;

    /// The relation of a word, without regard to case; empty if it is none.
    public static Optional<Relation> of(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "AND" -> Optional.of(AND);
            case "OR" -> Optional.of(OR);
            default -> Optional.empty();
        };
    }

    /// The truth of a group whose parts have these.
    public Truth of(Collection<Truth> parts) {
        Truth decisive = this == AND ? Truth.FAILED : Truth.SUCCEEDED;
        if (parts.contains(decisive)) {
            return decisive;
        }
        if (parts.contains(Truth.WAITING)) {
            return Truth.WAITING;
        }
        return this == AND ? Truth.SUCCEEDED : Truth.FAILED;
    }
}
