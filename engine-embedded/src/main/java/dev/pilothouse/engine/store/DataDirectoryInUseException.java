package dev.pilothouse.engine.store;

/// A data directory that another process, or another engine of this one, has open.
public final class DataDirectoryInUseException extends DataDirectoryException {

    private static final long serialVersionUID = 1L;

    /// `message` says who has it open, `remedy` what the user can do.
    public DataDirectoryInUseException(String message, String remedy) {
        super(message, remedy);
    }
}
