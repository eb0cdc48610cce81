package dev.pilothouse.engine.logic;

/// A logic task that cannot be evaluated: its attempt fails with the message.
public final class LogicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// `message` says what was expected and what was found.
    public LogicException(String message) {
        super(message);
    }
}
