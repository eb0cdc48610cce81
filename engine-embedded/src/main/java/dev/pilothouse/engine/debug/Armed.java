package dev.pilothouse.engine.debug;

import dev.pilothouse.engine.logic.expression.Expression;
import dev.pilothouse.engine.logic.expression.ExpressionException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A breakpoint that is set, and how often it was hit.
///
/// **Thread:** any.
final class Armed {

    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

    private final Breakpoint breakpoint;
    private final @Nullable Expression condition;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicBoolean spent = new AtomicBoolean();

    /// **Failure:** [ExpressionException] if its condition cannot be read.
    Armed(Breakpoint breakpoint) {
        this.breakpoint = breakpoint;
        this.condition =
                breakpoint.condition().isBlank() ? null : Expression.of(breakpoint.condition());
    }

    Breakpoint breakpoint() {
        return breakpoint;
    }

    long hits() {
        return hits.get();
    }

    /// What comes of the moment, if the breakpoint has something to say to it.
    @Nullable Hit hit(Moment moment) {
        boolean meant =
                breakpoint.enabled()
                        && !spent.get()
                        && (breakpoint.workflow().isEmpty()
                                || breakpoint
                                        .workflow()
                                        .equals(moment.run().identity().workflow()));
        if (!meant) {
            return null;
        }
        try {
            if (condition != null && !condition.holds(moment::value)) {
                return null;
            }
        } catch (ExpressionException e) {
            return stop(
                    "the condition of breakpoint %s cannot be told: %s",
                    String.valueOf(e.getMessage()));
        }
        if (hits.incrementAndGet() < breakpoint.from()) {
            return null;
        }
        return breakpoint.note().isEmpty()
                ? stop("breakpoint %s: %s", breakpoint.words())
                : new Hit(breakpoint.id(), false, filled(moment));
    }

    private Hit stop(String pattern, String what) {
        if (breakpoint.once()) {
            spent.set(true);
        }
        return new Hit(breakpoint.id(), true, pattern.formatted(breakpoint.id(), what));
    }

    private String filled(Moment moment) {
        return NAME.matcher(breakpoint.note())
                .replaceAll(
                        found -> {
                            String value = moment.value(found.group(1));
                            return Matcher.quoteReplacement(value == null ? found.group() : value);
                        });
    }

    /// @param breakpoint the id
    /// @param stops false for a note
    /// @param text what is said
    record Hit(String breakpoint, boolean stops, String text) {}
}
