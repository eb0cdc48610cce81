package dev.pilothouse.engine.store;

/// A data directory that cannot be used as it is. Nothing in it was changed.
public class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// `message` says what is wrong, `remedy` what the user can do.
    public DataDirectoryException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /// What the user can do.
    public String remedy() {
        return remedy;
    }
}
