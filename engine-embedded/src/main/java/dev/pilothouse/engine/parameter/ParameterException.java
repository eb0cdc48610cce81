package dev.pilothouse.engine.parameter;

import org.jspecify.annotations.Nullable;

/// Says that a parameter, or a text with parameters in it, cannot be turned into what a task needs.
/// The message is a sentence for the person who wrote it: what, where, and what to do.
public final class ParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean placed;

    /// A fault whose message does not yet say where it is.
    public ParameterException(String message) {
        this(message, null, false);
    }

    private ParameterException(String message, @Nullable Throwable cause, boolean placed) {
        super(message, cause);
        this.placed = placed;
    }

    /// The same fault with its place in front; the first place that is named stays.
    ParameterException in(String place) {
        return placed ? this : new ParameterException(place + ": " + getMessage(), this, true);
    }
}
