package dev.pilothouse.engine.store;

/// The store works, but does not take what it was given.
public final class StoreRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// `message` says what was refused, and why.
    public StoreRefusedException(String message) {
        super(message);
    }

    /// `message` says what was refused; `cause` why.
    public StoreRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
