package dev.pilothouse.engine.store;

/// The store cannot be reached, was closed, or has no room. Nothing about a run follows from it
/// (invariant I-19).
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// `message` says what could not be done, and why.
    public StoreUnavailableException(String message) {
        super(message);
    }

    /// `message` says what could not be done; `cause` why.
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
