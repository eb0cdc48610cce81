package dev.pilothouse.engine.cluster;

/// The registry cannot be reached: nothing is known, try again later.
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What was expected.
    public RegistryUnavailableException(String message) {
        super(message);
    }
}
